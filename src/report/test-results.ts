import { ArgumentError } from "../errors/index.js";
import { readConfusions, type Confusions } from "../plots/confusion/read-confusions.js";
import { className, readClasses, requireCount } from "../plots/classes/read-classes.js";
import type { ClassValues } from "../plots/index.js";
import type { ReportModel, ReportOptions } from "./report-options.js";

/** What was predicted for the test's samples. */
export interface TestResults {
  readonly labels: ClassValues;
  readonly predictions: ClassValues;
  readonly confusions: Confusions;
  readonly names: readonly string[];
}

/**
 * Predictions of the test's samples, the model's where none are given.
 *
 * @throws {ArgumentError} when there are neither images nor predictions, or no classes.
 * @throws {ShapeError} when there are not as many predictions as labels.
 */
export function testResults(
  model: ReportModel,
  { test, classes }: ReportOptions,
): TestResults | undefined {
  if (test === undefined) return undefined;
  const where = "writeReport, test";
  const predictions = test.predictions ?? predict(model, test.images);
  const { labels } = test;
  if (test.images !== undefined) {
    const classOf = readClasses(labels, `${where}, labels`);
    requireCount(classOf, test.images.shape[0] ?? 0, `${where}, labels`, "image");
  }
  const compared = { targets: labels, predictions };
  const confusions = readConfusions(compared, classes?.length ?? 0, where);
  const names = Array.from({ length: confusions.size }, (_, index) => className(index, classes));
  return { labels, predictions, confusions, names };
}

function predict(
  model: ReportModel,
  images: Parameters<ReportModel["predict"]>[0] | undefined,
): ClassValues {
  if (images !== undefined) return model.predict(images);
  throw new ArgumentError({
    where: "writeReport, test",
    expected: "images or predictions",
    received: "neither",
    fix: "Pass test: { images, labels } or test: { predictions, labels }.",
  });
}
