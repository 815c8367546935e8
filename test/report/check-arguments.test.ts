import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, NdnetError, ShapeError } from "../../src/index.js";
import { writeReport, type ReportOptions } from "../../src/report/index.js";
import { evaluation, exampleModel, history, images, labels, predictions } from "./example-run.js";

const model = exampleModel();
const write = (options: ReportOptions): string => writeReport(history, model, evaluation, options);

describe("writeReport, wrong arguments", () => {
  const wrong = (value: unknown): never => value as never;

  it.each<[string, () => string, typeof ArgumentError | typeof ShapeError | typeof DTypeError]>([
    ["history", () => writeReport(wrong([]), model, evaluation), ArgumentError],
    [
      "history.epochs, element 0",
      () => writeReport(wrong({ epochs: [1] }), model, evaluation),
      ArgumentError,
    ],
    [
      "history.settings, augmentation",
      () => {
        const parts = {
          seed: 0,
          rows: 1,
          trainingRows: 1,
          batchRows: 1,
          loss: "A",
          optimizer: "B",
        };
        const settings = { ...parts, augmentation: wrong({ shift: 1 }) };
        return writeReport({ epochs: history.epochs, settings }, model, evaluation);
      },
      ArgumentError,
    ],
    ["model", () => writeReport(history, wrong({ layers: [] }), evaluation), ArgumentError],
    ["evaluation.loss", () => writeReport(history, model, wrong({ loss: "0" })), ArgumentError],
    ["options", () => write(wrong(null)), ArgumentError],
    ["title", () => write({ title: " " }), ArgumentError],
    ["settings.Layers", () => write({ settings: { Layers: wrong([1]) } }), ArgumentError],
    ["environment", () => write({ environment: wrong("Node") }), ArgumentError],
    ["classes", () => write({ classes: wrong([1]) }), ArgumentError],
    ["mistakes", () => write({ mistakes: -1 }), ArgumentError],
    ["trainingRows", () => write({ trainingRows: 0.5 }), ArgumentError],
    ["date", () => write({ date: new Date(Number.NaN) }), ArgumentError],
    ["theme", () => write({ theme: wrong("blue") }), ArgumentError],
    ["test", () => write({ test: wrong({ images }) }), ArgumentError],
    ["test", () => write({ test: { labels } }), ArgumentError],
    ["test", () => write({ test: { labels, predictions: [0] } }), ShapeError],
    ["test", () => write({ test: { labels: [-1], predictions: [0] } }), ArgumentError],
    ["test.images", () => write({ test: { images: wrong([1]), labels, predictions } }), DTypeError],
  ])("%s: a typed error says where", (name, call, type) => {
    let error: unknown;
    try {
      call();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(type);
    expect((error as NdnetError).where).toMatch(new RegExp(`^writeReport, ${name}`));
  });
});
