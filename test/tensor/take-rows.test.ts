import fc from "fast-check";
import ndarray, { type NdArray } from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../src/errors/index.js";
import { contiguousData, takeRows, type NumericArray } from "../../src/tensor/take-rows.js";
import { elementsOf, stridedArray } from "../datasets/support/strided-array.js";

const typedArrays = [
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

const consecutive = (...shape: number[]): NdArray<Float32Array> => {
  const length = shape.reduce((product, next) => product * next, 1);
  return ndarray(
    Float32Array.from({ length }, (_, index) => index),
    shape,
  );
};

describe("takeRows", () => {
  it("puts row rows[i] of any strided view at row i of a contiguous array", () => {
    const cases = stridedArray(Int16Array, 2, 1).chain(({ array }) => {
      const count = array.shape[0] ?? 0;
      const row = fc.integer({ min: 0, max: Math.max(count - 1, 0) });
      return fc.tuple(fc.constant(array), fc.array(row, { maxLength: count === 0 ? 0 : 6 }));
    });
    fc.assert(
      fc.property(cases, ([array, rows]) => {
        const taken = takeRows(array, Int32Array.from(rows));
        const expected = rows.flatMap((row) => elementsOf(array.lo(row).hi(1)));
        expect(taken.shape).toEqual([rows.length, ...array.shape.slice(1)]);
        expect(taken.offset).toBe(0);
        expect(Array.from(taken.data)).toEqual(expected);
      }),
    );
  });

  it("copies wide contiguous rows, also between other columns and in reverse order", () => {
    const whole = consecutive(5, 40);
    const rows = Int32Array.of(4, 0, 4, 2);
    for (const array of [whole, whole.lo(0, 10).hi(5, 20), whole.step(-1, 1)]) {
      const expected = Array.from(rows).flatMap((row) => elementsOf(array.lo(row, 0).hi(1)));
      expect(Array.from(takeRows(array, rows).data)).toEqual(expected);
    }
  });

  it.each(typedArrays)("keeps the element type of a %o", (constructor) => {
    const array = ndarray(constructor.from([1, 2, 3, 4])) as NdArray<NumericArray>;
    const taken = takeRows(array, Int32Array.of(3, 0));
    expect(taken.data).toEqual(constructor.from([4, 1]));
    expect(taken.data).toBeInstanceOf(constructor);
  });

  it("gives plain bytes for rows of a Node buffer", () => {
    const taken = takeRows(ndarray<Uint8Array>(Buffer.from([1, 2, 3])), Int32Array.of(2));
    expect(taken.data.constructor).toBe(Uint8Array);
    expect(taken.dtype).toBe("uint8");
  });

  it("shares no memory with its argument", () => {
    const array = consecutive(2, 20);
    takeRows(array, Int32Array.of(0, 1)).data.fill(7);
    expect(array.get(1, 1)).toBe(21);
  });

  it("gives no rows for no indices, and rows of no elements for a width of zero", () => {
    expect(takeRows(consecutive(3, 2), new Int32Array(0)).shape).toEqual([0, 2]);
    expect(takeRows(consecutive(3, 0), Int32Array.of(2, 2)).shape).toEqual([2, 0]);
  });

  it.each([-1, 3])("refuses row %i of 3", (row) => {
    const action = (): unknown => takeRows(consecutive(3, 2), Int32Array.of(0, row));
    expect(action).toThrow(ArgumentError);
    expect(action).toThrow(/rows\[1\].* 0 to 2.*/);
  });

  it("refuses any row of an array without rows", () => {
    expect(() => takeRows(consecutive(0, 2), Int32Array.of(0))).toThrow(ArgumentError);
  });

  it("refuses an array without dimensions", () => {
    expect(() => takeRows(consecutive(), Int32Array.of(0))).toThrow(ShapeError);
  });

  it("refuses a view that reaches beyond its data at either end", () => {
    const data = new Float32Array(5);
    expect(() => takeRows(ndarray(data, [3, 2]), Int32Array.of(0))).toThrow(ShapeError);
    expect(() => takeRows(ndarray(data, [3], [-1], 1), Int32Array.of(0))).toThrow(ShapeError);
  });

  it("refuses data that is no typed array", () => {
    const array = ndarray([1, 2, 3]) as unknown as NdArray<NumericArray>;
    expect(() => takeRows(array, Int32Array.of(0))).toThrow(DTypeError);
  });
});

describe("contiguousData", () => {
  it("gives the elements of any strided view row by row", () => {
    fc.assert(
      fc.property(stridedArray(Int32Array, 4), ({ array, elements }) => {
        expect(Array.from(contiguousData(array))).toEqual(elements);
      }),
    );
  });

  it("is a view of the data where that is contiguous", () => {
    const array = consecutive(4, 3);
    expect(contiguousData(array.lo(1, 0)).buffer).toBe(array.data.buffer);
    expect(contiguousData(array.lo(0, 1)).buffer).not.toBe(array.data.buffer);
  });

  it("ignores the strides of dimensions of length 1", () => {
    const array = ndarray(Float32Array.of(1, 2), [1, 2], [99, 1]);
    expect(contiguousData(array).buffer).toBe(array.data.buffer);
  });

  it("refuses a view that reaches beyond its data", () => {
    expect(() => contiguousData(ndarray(new Float32Array(3), [2, 2]))).toThrow(ShapeError);
  });
});
