import type { NdArray } from "ndarray";
import { ArgumentError } from "../../errors/index.js";
import { elementCount } from "../shape.js";
import { isNdArray } from "../tensor.js";
import { nextBoundedInteger } from "./bounded-integer.js";
import type { MersenneTwister } from "./mersenne-twister.js";

/** Anything with elements that can be swapped: plain and typed arrays. */
export interface MutableSequence {
  readonly length: number;
  [index: number]: unknown;
}

/** What can be shuffled: an array by its elements, an ndarray by its rows (along axis 0). */
export type Shufflable = MutableSequence | NdArray;

/**
 * Shuffles by exchanging item `i`, from the last down to the second, with item `j`, 0 ≤ j ≤ i.
 *
 * An ndarray without elements consumes nothing of the stream, whatever its number of rows, as in
 * NumPy.
 *
 * Source: R. Durstenfeld, "Algorithm 235: Random permutation", CACM 7 (1964).
 *
 * @throws {ArgumentError} when `array` is no plain array, typed array or ndarray over one of those,
 * or has no axis.
 */
export function shuffleInPlace(twister: MersenneTwister, array: Shufflable): void {
  if (isNdArray(array)) {
    shuffleRows(twister, array);
  } else if (isSequence(array)) {
    shuffleItems(twister, array.length, (left, right) => {
      swap(array, left, right);
    });
  } else {
    throw unsuitable(typeof array);
  }
}

function shuffleRows(twister: MersenneTwister, array: NdArray): void {
  const { data, shape, stride, offset } = array;
  const rows = shape[0];
  if (rows === undefined) throw unsuitable("an ndarray without axes");
  if (!isSequence(data)) throw unsuitable("an ndarray over a store with get and set");
  if (elementCount(shape) === 0) return;
  const rowStride = stride[0] ?? 0;
  const elements = rowElements(shape.slice(1), stride.slice(1));
  shuffleItems(twister, rows, (left, right) => {
    const leftStart = offset + left * rowStride;
    const rightStart = offset + right * rowStride;
    for (const element of elements) swap(data, leftStart + element, rightStart + element);
  });
}

function shuffleItems(
  twister: MersenneTwister,
  count: number,
  exchange: (left: number, right: number) => void,
): void {
  for (let last = count - 1; last > 0; last--) {
    const chosen = nextBoundedInteger(twister, last);
    if (chosen !== last) exchange(last, chosen);
  }
}

/** Offsets of a row's elements from the row's first one. */
function rowElements(lengths: readonly number[], strides: readonly number[]): Float64Array {
  let offsets = [0];
  lengths.forEach((length, axis) => {
    const stride = strides[axis] ?? 0;
    offsets = offsets.flatMap((start) =>
      Array.from({ length }, (_, index) => start + index * stride),
    );
  });
  return Float64Array.from(offsets);
}

function swap(items: MutableSequence, left: number, right: number): void {
  const item = items[left];
  items[left] = items[right];
  items[right] = item;
}

function isSequence(value: unknown): value is MutableSequence {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function unsuitable(received: string): ArgumentError {
  return new ArgumentError({
    where: "RandomState.shuffle",
    expected: "a plain array, a typed array, or an ndarray over one with at least one axis",
    received,
  });
}
