import { isNdArray } from "./tensor.js";

/** Typed arrays of whole numbers. */
export type IntegerArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/** An ndarray of whole numbers, as far as they are read. */
export interface IntegerNdArray {
  readonly data: IntegerArray;
  readonly shape: number[];
  readonly stride: number[];
  readonly offset: number;
}

/**
 * Whole numbers from a typed array of them, or an ndarray `[n]` or `[n, 1]` over one, with any strides;
 * `undefined` for anything else. 64-bit ones are rounded where no number holds them.
 */
export function integerValues(values: unknown): ArrayLike<number> | undefined {
  if (isIntegerArray(values)) return isBig(values) ? Float64Array.from(values, Number) : values;
  if (!isNdArray(values) || !isIntegerArray(values.data)) return undefined;
  const { data, offset, stride } = values as IntegerNdArray;
  const [count, columns = 1, ...more] = values.shape;
  if (count === undefined || columns !== 1 || more.length > 0) return undefined;
  const step = stride[0] ?? 1;
  return Float64Array.from({ length: count }, (_, index) => Number(data[offset + index * step]));
}

function isIntegerArray(values: unknown): values is IntegerArray {
  return (
    ArrayBuffer.isView(values) &&
    !(values instanceof DataView) &&
    !(values instanceof Float32Array) &&
    !(values instanceof Float64Array)
  );
}

function isBig(values: IntegerArray): values is BigInt64Array | BigUint64Array {
  return values instanceof BigInt64Array || values instanceof BigUint64Array;
}
