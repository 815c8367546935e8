import { ArgumentError } from "../errors/index.js";
import { describe } from "../tensor/describe.js";

const arrays = {
  ...{ Float32Array, Float64Array, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array },
  ...{ Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array },
};

/** Names of the typed arrays that inputs and targets may be. */
export type ElementKind = keyof typeof arrays;

/** A typed array of numbers. */
export type ElementArray = InstanceType<(typeof arrays)[ElementKind]>;

/** @throws {ArgumentError} when it is no typed array of numbers. */
export function elementKindOf(array: unknown, where: string): ElementKind {
  for (const [kind, constructor] of Object.entries(arrays)) {
    if (array instanceof constructor) return kind as ElementKind;
  }
  throw new ArgumentError({
    where,
    expected: "a typed array of numbers, or an ndarray over one",
    received: describe(array),
  });
}

/** A zeroed array of `length` elements. */
export function newElements(kind: ElementKind, length: number): ElementArray {
  return new arrays[kind](length);
}
