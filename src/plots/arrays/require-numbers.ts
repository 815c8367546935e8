import type { NdArray } from "ndarray";
import { DTypeError } from "../../errors/index.js";
import { isNdArray } from "../../tensor/index.js";
import type { NumericArray } from "../../tensor/take-rows.js";

/** An ndarray of any element type that is a plain number, and of any strides. */
export type NumberArray = NdArray<NumericArray>;

/** @throws {DTypeError} unless `array` is an ndarray over a typed array of numbers. */
export function requireNumbers(array: unknown, where: string): asserts array is NumberArray {
  if (isNdArray(array)) {
    const data: unknown = array.data;
    const isOther = others.some((other) => data instanceof other);
    if (ArrayBuffer.isView(data) && !isOther) return;
  }
  throw new DTypeError({
    where,
    expected: "an ndarray over a typed array of numbers",
    received: isNdArray(array) ? `an ndarray of ${array.dtype}` : typeof array,
    fix: "Wrap numbers with tensor(data, shape), or a typed array with ndarray(data, shape).",
  });
}

const others = [DataView, BigInt64Array, BigUint64Array];
