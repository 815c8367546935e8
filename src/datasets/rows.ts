import ndarray, { type NdArray } from "ndarray";
import { ArgumentError, DTypeError, ShapeError } from "../errors/index.js";
import { formatShape, isNdArray } from "../tensor/index.js";
import { takeRows, type NumericArray } from "../tensor/take-rows.js";

/** Samples in rows: an ndarray `[rows, …]` of any strides, or a typed array of one number a row. */
export type Rows = NdArray<NumericArray> | NumericArray;

/** @throws {ShapeError} when `rows` is an ndarray without dimensions. */
export function rowCount(rows: Rows, where: string): number {
  if (isNdArray(rows)) {
    const count = rows.shape[0];
    if (count !== undefined) return count;
    throw new ShapeError({
      where,
      expected: "an array of at least one dimension, the rows",
      received: formatShape(rows.shape),
    });
  }
  if (isNumericArray(rows)) return rows.length;
  throw new DTypeError({
    where,
    expected: "an ndarray or a typed array of numbers",
    received: Object.prototype.toString.call(rows).slice(8, -1),
    fix: "Wrap plain numbers: tensor(rows), or Uint8Array.from(labels).",
  });
}

/**
 * The rows that all of `arrays` have, by name.
 *
 * @throws {ShapeError} when two of them have different numbers of rows.
 */
export function commonRowCount(arrays: Readonly<Record<string, Rows>>, where: string): number {
  const counts = Object.entries(arrays).map(
    ([name, rows]) => [name, rowCount(rows, `${where}, ${name}`)] as const,
  );
  const [first] = counts;
  if (first === undefined) {
    throw new ArgumentError({ where, expected: "at least one array", received: "none" });
  }
  for (const [name, count] of counts) {
    if (count === first[1]) continue;
    throw new ShapeError({
      where: `${where}, ${name}`,
      expected: `${first[1]} rows, as in ${first[0]}`,
      received: `${count}`,
      fix: "Pass arrays whose rows belong together, one of each to a sample.",
    });
  }
  return first[1];
}

/** Copies rows in the order of `indices`; the kind of array and its element type stay. */
export function gatherRows<R extends Rows>(rows: R, indices: Int32Array): R {
  if (isNdArray(rows)) return takeRows<NdArray<NumericArray>>(rows, indices) as R;
  return takeRows(ndarray<NumericArray>(rows), indices).data as R;
}

function isNumericArray(value: unknown): value is NumericArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
