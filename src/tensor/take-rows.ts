import ndarray, { type NdArray } from "ndarray";
import { ArgumentError, DTypeError, ShapeError } from "../errors/index.js";
import { isContiguous } from "./contiguity.js";
import { elementCount } from "./shape.js";
import { isNdArray } from "./tensor.js";
import { requireWithinData } from "./within-data.js";

/** Typed arrays of plain numbers. */
export type NumericArray =
  | Float32Array
  | Float64Array
  | Uint8Array
  | Uint8ClampedArray
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array;

/**
 * Copies rows into a new contiguous ndarray: `output[i] = array[rows[i]]`.
 *
 * @param array `[rows, …]` of any strides and element type, which the result keeps.
 * @param rows Row indices, in any order and as often as wanted.
 * @returns `[rows.length, …]`, row-major, sharing no memory with `array`.
 * @throws {ShapeError} when `array` has no dimension, or reaches beyond its own data.
 * @throws {ArgumentError} when an index is not a row of `array`.
 * @throws {DTypeError} when `array` is no ndarray over a typed array of numbers.
 */
export function takeRows<A extends NdArray<NumericArray>>(array: A, rows: Int32Array): A {
  const constructor = constructorOf(array, "takeRows");
  requireWithinData(array, "takeRows");
  const [count, ...rowShape] = array.shape;
  const [rowStride, ...innerStride] = array.stride;
  if (count === undefined || rowStride === undefined) {
    throw new ShapeError({
      where: "takeRows",
      expected: "an array of at least one dimension",
      received: "shape []",
    });
  }
  const width = elementCount(rowShape);
  const source = array.data;
  const target = new constructor(rows.length * width);
  const copyWhole =
    width >= wholeCopyWidth && isContiguous({ shape: rowShape, stride: innerStride });
  rows.forEach((row, index) => {
    if (row < 0 || row >= count) throw rowError(row, index, count);
    const offset = array.offset + row * rowStride;
    if (copyWhole) target.set(source.subarray(offset, offset + width), index * width);
    else copyBlock(source, offset, rowShape, innerStride, target, index * width);
  });
  return ndarray(target, [rows.length, ...rowShape]) as NdArray<NumericArray> as A;
}

/**
 * The elements of `array` row by row, in an array of its own type.
 *
 * A view of the array's data where that is contiguous, otherwise a copy: read it, don't write it.
 *
 * @throws {ShapeError} when `array` reaches beyond its own data.
 * @throws {DTypeError} when `array` is no ndarray over a typed array of numbers.
 */
export function contiguousData<D extends NumericArray>(array: NdArray<D>): D {
  const constructor = constructorOf(array, "contiguousData");
  requireWithinData(array, "contiguousData");
  const { data, offset, shape, stride } = array;
  const length = elementCount(shape);
  if (isContiguous({ shape: shape, stride: stride }))
    return data.subarray(offset, offset + length) as D;
  const target = new constructor(length);
  copyBlock(data, offset, shape, stride, target, 0);
  return target as D;
}

/** Rows shorter than this are copied by element: a typed array's `set` costs more to call. */
const wholeCopyWidth = 16;

const constructors = [
  Float32Array,
  Float64Array,
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
] as const;

type NumericArrayConstructor = (typeof constructors)[number];

/** The plain constructor of the data's type: `Uint8Array` for a Node buffer. */
function constructorOf(array: unknown, where: string): NumericArrayConstructor {
  const data = isNdArray(array) ? array.data : array;
  const found = constructors.find((candidate) => data instanceof candidate);
  if (found !== undefined && isNdArray(array)) return found;
  throw new DTypeError({
    where,
    expected: "an ndarray over a typed array of numbers",
    received: `${isNdArray(array) ? "an ndarray over " : ""}${typeName(data)}`,
    fix: "Wrap numbers with tensor(data, shape), or a typed array with ndarray(data, shape).",
  });
}

function typeName(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Writes a strided block in row order from `position` on, and gives the position after it. */
function copyBlock(
  source: NumericArray,
  offset: number,
  shape: readonly number[],
  stride: readonly number[],
  target: NumericArray,
  position: number,
  axis = 0,
): number {
  if (axis === 0 && shape.includes(0)) return position;
  if (axis === shape.length) {
    target[position] = source[offset] as number;
    return position + 1;
  }
  const length = shape[axis] as number;
  const step = stride[axis] as number;
  if (axis === shape.length - 1) {
    for (let index = 0; index < length; index++) {
      target[position + index] = source[offset + index * step] as number;
    }
    return position + length;
  }
  let next = position;
  for (let index = 0; index < length; index++) {
    next = copyBlock(source, offset + index * step, shape, stride, target, next, axis + 1);
  }
  return next;
}

function rowError(row: number, index: number, count: number): ArgumentError {
  return new ArgumentError({
    where: `takeRows, rows[${index}]`,
    expected: count === 0 ? "no index, as the array has no rows" : `a row from 0 to ${count - 1}`,
    received: String(row),
  });
}
