import fc from "fast-check";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { parseIdx, writeIdx, type IdxArray } from "../../../src/datasets/index.js";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import { stridedArray } from "../support/strided-array.js";
import { thrown } from "../support/thrown.js";

const types = [
  { name: "uint8", arrays: stridedArray(Uint8Array, 1) },
  { name: "int8", arrays: stridedArray(Int8Array, 1) },
  { name: "int16", arrays: stridedArray(Int16Array, 2) },
  { name: "int32", arrays: stridedArray(Int32Array, 4) },
  { name: "float32", arrays: stridedArray(Float32Array, 4) },
  { name: "float64", arrays: stridedArray(Float64Array, 8) },
] as const;

describe("writeIdx", () => {
  it.each(types)("writes any view of $name so that parseIdx reads it back", ({ name, arrays }) => {
    const cases = arrays as fc.Arbitrary<{ array: IdxArray; elements: number[] }>;
    fc.assert(
      fc.property(cases, fc.boolean(), ({ array, elements }, gzip) => {
        const back = parseIdx(writeIdx(array, { gzip }));
        expect(back.dtype).toBe(name);
        expect(back.shape).toEqual(array.shape);
        expect(Array.from(back.data)).toEqual(elements);
      }),
    );
  });

  it("writes the header and the elements big-endian", () => {
    const array = ndarray(Int16Array.of(1, -2), [2, 1]);
    expect(writeIdx(array)).toEqual(
      Uint8Array.of(0, 0, 0x0b, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 1, 0xff, 0xfe),
    );
  });

  it("keeps each bit of a number that is not a number", () => {
    const pattern = Uint32Array.of(0x7fc01234);
    const array = ndarray(new Float32Array(pattern.buffer));
    const back = parseIdx(writeIdx(array));
    expect(new Uint32Array(back.data.buffer)).toEqual(pattern);
  });

  it("writes rank 0 and rank 255", () => {
    const ones = new Array<number>(255).fill(1);
    expect(parseIdx(writeIdx(ndarray(Int8Array.of(5), []))).shape).toEqual([]);
    expect(parseIdx(writeIdx(ndarray(Int8Array.of(5), ones))).shape).toEqual(ones);
  });

  it("gives the same gzip bytes for the same array, without the time", () => {
    const bytes = writeIdx(ndarray(new Uint8Array(1000), [10, 100]), { gzip: true });
    expect(Array.from(bytes.subarray(0, 2))).toEqual([0x1f, 0x8b]);
    expect(Array.from(bytes.subarray(4, 8))).toEqual([0, 0, 0, 0]);
    expect(bytes.length).toBeLessThan(100);
  });

  it("shares no memory with the array", () => {
    const array = ndarray(Uint8Array.of(1, 2, 3));
    writeIdx(array).fill(9);
    expect(array.get(0)).toBe(1);
  });

  it.each([
    ["uint16", ndarray(new Uint16Array(2))],
    ["uint8_clamped", ndarray(new Uint8ClampedArray(2))],
    ["array", ndarray([1, 2])],
    ["object", new Uint8Array(2)],
    ["undefined", undefined],
  ])("refuses %s", (received, array) => {
    const error = thrown(() => writeIdx(array as unknown as IdxArray));
    expect(error).toBeInstanceOf(DTypeError);
    expect(error.received).toBe(received);
  });

  it("refuses a rank of 256 and a length of 2^32", () => {
    const tooDeep = ndarray(new Uint8Array(1), new Array<number>(256).fill(1));
    expect(thrown(() => writeIdx(tooDeep))).toBeInstanceOf(ArgumentError);
    const tooLong = ndarray(new Uint8Array(0), [2 ** 32, 0]);
    expect(thrown(() => writeIdx(tooLong))).toBeInstanceOf(ArgumentError);
  });

  it("refuses a view that reaches beyond its data", () => {
    const broken = ndarray(new Uint8Array(3), [2, 2]);
    expect(thrown(() => writeIdx(broken))).toBeInstanceOf(ShapeError);
  });
});
