import ndarray from "ndarray";
import { describe, expect, test } from "vitest";
import { integerValues } from "../../src/tensor/integer-values.js";

const kinds = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
];

describe("integerValues", () => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))("reads a %s", (_, kind) => {
    const values = kind.of(3, 1, 2);
    expect(integerValues(values)).toBe(values);
    expect([...(integerValues(ndarray(values, [3])) as Float64Array)]).toEqual([3, 1, 2]);
  });

  test("reads 64-bit integers", () => {
    for (const values of [BigInt64Array.of(3n, -1n), BigUint64Array.of(3n, 2n ** 64n - 1n)]) {
      const expected = [...values].map(Number);
      expect(Array.from(integerValues(values)!)).toEqual(expected);
      const array = ndarray(values as never, [2, 1]);
      expect(Array.from(integerValues(array)!)).toEqual(expected);
    }
  });

  test("reads columns and strided views", () => {
    const matrix = ndarray(Int32Array.of(1, 2, 3, 4, 5, 6), [3, 2]);
    expect(Array.from(integerValues(matrix.pick(null, 1))!)).toEqual([2, 4, 6]);
    expect(Array.from(integerValues(matrix.lo(1, 1))!)).toEqual([4, 6]);
    expect(Array.from(integerValues(matrix.pick(null, 0).step(-1))!)).toEqual([5, 3, 1]);
  });

  test.each<[string, unknown]>([
    ["floats", Float32Array.of(1)],
    ["an ndarray of floats", ndarray(new Float64Array(2), [2])],
    ["a matrix", ndarray(new Uint8Array(4), [2, 2])],
    ["a scalar", ndarray(new Uint8Array(1), [])],
    ["a DataView", new DataView(new ArrayBuffer(2))],
    ["numbers", [1, 2]],
    ["nothing", undefined],
  ])("gives nothing for %s", (_, values) => {
    expect(integerValues(values)).toBeUndefined();
  });
});
