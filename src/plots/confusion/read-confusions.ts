import { ArgumentError, ShapeError } from "../../errors/index.js";
import { describe } from "../../tensor/describe.js";
import { formatShape, isNdArray } from "../../tensor/index.js";
import { contiguousData } from "../../tensor/take-rows.js";
import { requireThat } from "../arguments/check-members.js";
import { isList, isRecord } from "../arguments/value-kinds.js";
import { requireNumbers, type NumberArray } from "../arrays/require-numbers.js";
import { readClasses, requireCount, type ClassValues } from "../classes/read-classes.js";

/** What samples are, and what was predicted. */
export interface Comparison {
  readonly targets: ClassValues;
  readonly predictions: ClassValues;
}

/** Counts of samples `[classes, classes]`: a row for what they are, a column for what was predicted. */
export type ConfusionCounts = NumberArray | readonly (readonly number[])[];

/** A square of counts. */
export interface Confusions {
  /** Rows, and columns. */
  readonly size: number;
  count(target: number, prediction: number): number;
}

/**
 * Reads the counts, or counts the samples.
 *
 * @param leastSize Classes that are there even where no sample has the last of them; counts have at
 * least as many.
 * @throws {ShapeError} when the counts are no square, or there are not as many predictions as targets.
 * @throws {ArgumentError} when a count or a class is no whole number of at least 0, or there is no class,
 * or fewer counts than classes.
 */
export function readConfusions(
  given: ConfusionCounts | Comparison,
  leastSize: number,
  where: string,
): Confusions {
  const value: unknown = given;
  requireThat(isRecord(value) || isList(value), where, expected, value);
  const confusions =
    "targets" in given
      ? countSamples(given, leastSize, where)
      : readCounts(given, leastSize, where);
  if (confusions.size > 0) return confusions;
  throw new ArgumentError({ where, expected: "at least one class", received: "none" });
}

const expected = "counts [classes, classes], or targets and predictions";

function readCounts(given: ConfusionCounts, leastSize: number, where: string): Confusions {
  if (Array.isArray(given)) {
    requireThat(Array.from(given).every(isList), `${where}, matrix`, "rows of counts", given);
  } else requireNumbers(given, `${where}, matrix`);
  const { shape, counts } = isNdArray(given)
    ? { shape: given.shape, counts: contiguousData(given) }
    : { shape: shapeOfRows(given), counts: given.flat() };
  const [size = 0, columns = 0] = shape;
  if (shape.length !== 2 || size !== columns) {
    throw new ShapeError({
      where: `${where}, matrix`,
      expected: "as many columns as rows, [classes, classes]",
      received: formatShape(shape),
    });
  }
  if (leastSize > size) {
    throw new ArgumentError({
      where: `${where}, classes`,
      expected: `at most ${size} names, one for every class of the counts`,
      received: String(leastSize),
    });
  }
  requireCounts(counts, where);
  return { size, count: (row, column) => counts[row * size + column] as number };
}

/** Rows of different lengths have the first that is wrong. */
function shapeOfRows(rows: readonly (readonly number[])[]): [number, number] {
  const wrong = rows.find((row) => row.length !== rows.length);
  return [rows.length, wrong?.length ?? rows.length];
}

function countSamples(
  { targets, predictions }: Comparison,
  leastSize: number,
  where: string,
): Confusions {
  const truth = readClasses(targets, `${where}, targets`);
  const guesses = readClasses(predictions, `${where}, predictions`);
  requireCount(guesses, truth.length, `${where}, predictions`, "target");
  const largest = Math.max(...[truth, guesses].map((classes) => classes.reduce(larger, -1)));
  const size = Math.max(leastSize, largest + 1);
  if (size > mostClasses) {
    throw new ArgumentError({
      where,
      expected: `at most ${mostClasses} classes`,
      received: `class ${largest}`,
    });
  }
  const counts = new Float64Array(size * size);
  truth.forEach((target, sample) => {
    const place = target * size + (guesses[sample] as number);
    counts[place] = (counts[place] as number) + 1;
  });
  return { size, count: (row, column) => counts[row * size + column] as number };
}

/** More can't be seen, and a class number taken from elsewhere would ask for all memory. */
const mostClasses = 1000;

function larger(left: number, right: number): number {
  return Math.max(left, right);
}

function requireCounts(counts: ArrayLike<number>, where: string): void {
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index] as number;
    if (Number.isSafeInteger(count) && count >= 0) continue;
    throw new ArgumentError({
      where: `${where}, element ${index}`,
      expected: "a count, a whole number of at least 0",
      received: describe(count),
    });
  }
}
