import { ArgumentError, ShapeError } from "../../errors/index.js";
import { describe } from "../../tensor/describe.js";
import { formatShape, isNdArray } from "../../tensor/index.js";
import { contiguousData } from "../../tensor/take-rows.js";
import { requireThat } from "../arguments/check-members.js";
import { isList } from "../arguments/value-kinds.js";
import { requireNumbers, type NumberArray } from "../arrays/require-numbers.js";

/**
 * A class for every sample: class numbers from 0, or rows `[n, classes]`, of which the column with
 * the largest value counts: one-hot labels, probabilities. One column is class 1 from 0.5 on.
 */
export type ClassValues = ArrayLike<number> | NumberArray;

/**
 * The class numbers of samples.
 *
 * @throws {ArgumentError} when a class number is no whole number of at least 0.
 * @throws {ShapeError} when an ndarray is neither `[n]` nor `[n, classes]`.
 */
export function readClasses(values: ClassValues, where: string): Int32Array {
  if (!isNdArray(values)) return classNumbers(values, where);
  requireNumbers(values, where);
  const { shape } = values;
  const data = contiguousData(values);
  const [rows = 0, columns = 1] = shape;
  if (shape.length === 1) return classNumbers(data, where);
  if (shape.length === 2 && columns > 0) {
    return Int32Array.from({ length: rows }, (_, row) =>
      columns === 1
        ? Number((data[row] as number) >= 0.5)
        : largestIndex(data.subarray(row * columns, (row + 1) * columns)),
    );
  }
  throw new ShapeError({
    where,
    expected: "class numbers [n], or rows [n, classes]",
    received: formatShape(shape),
  });
}

/** Index of the largest value, the first of several; NaN counts as largest. */
export function largestIndex(values: ArrayLike<number>): number {
  let best = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (Number.isNaN(value)) return index;
    if (value > (values[best] as number)) best = index;
  }
  return best;
}

/** What a class is called: its name, or its number. */
export function className(index: number, names: readonly string[] | undefined): string {
  return names?.[index] ?? String(index);
}

/** @throws {ShapeError} unless there are `count` classes, one for each image or target. */
export function requireCount(
  classes: ArrayLike<number>,
  count: number,
  where: string,
  of: string,
): void {
  if (classes.length === count) return;
  throw new ShapeError({
    where,
    expected: `${count} classes, one for every ${of}`,
    received: String(classes.length),
  });
}

function classNumbers(values: ArrayLike<number>, where: string): Int32Array {
  requireThat(isList(values), where, "class numbers, or an ndarray of rows", values);
  return Int32Array.from(values, (value, index) => {
    if (Number.isInteger(value) && value >= 0 && value < 2 ** 31) return value;
    throw new ArgumentError({
      where: `${where}, element ${index}`,
      expected: "a class, a whole number of at least 0",
      received: describe(value),
    });
  });
}
