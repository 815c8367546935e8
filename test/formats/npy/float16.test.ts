import { describe, expect, it } from "vitest";
import { decodeFloat16, encodeFloat16 } from "../../../src/formats/npy/float16.js";
import { hasNumpy, numpyBytes } from "./support/numpy.js";

const everyHalf = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);

/** The numbers of these bits, in the byte order of a file. */
function decode(halves: Uint16Array, littleEndian = true): Float32Array {
  const view = new DataView(new ArrayBuffer(2 * halves.length));
  halves.forEach((half, index) => view.setUint16(2 * index, half, littleEndian));
  return decodeFloat16(new Uint8Array(view.buffer), littleEndian);
}

describe("decodeFloat16", () => {
  it.each([
    [0x0000, 0],
    [0x8000, -0],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3c00, 1],
    [0xbc01, -(1 + 2 ** -10)],
    [0x7bff, 65_504],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0xfc00, Number.NEGATIVE_INFINITY],
    [0x7e00, Number.NaN],
    [0x7c01, Number.NaN],
  ])("gives for the bits %i the number %d", (bits, number) => {
    expect(decode(Uint16Array.of(bits))).toEqual(Float32Array.of(number));
    expect(decode(Uint16Array.of(bits), false)).toEqual(Float32Array.of(number));
  });

  it.skipIf(!hasNumpy)("gives NumPy's number for every half", () => {
    const { singles } = numpyBytes(`
halves = np.arange(65536, dtype="<u2").view("<f2")
keep("singles", halves.astype("<f4").tobytes())
`);
    const expected = new Float32Array(singles!.buffer as ArrayBuffer);
    expect(decode(everyHalf)).toEqual(expected);
  });
});

describe("encodeFloat16", () => {
  it("gives back the bits of every half, those of NaNs too", () => {
    expect(encodeFloat16(decode(everyHalf))).toEqual(everyHalf);
  });

  it.each([
    [65_519, 0x7bff],
    [65_520, 0x7c00],
    [65_536, 0x7c00],
    [-1e30, 0xfc00],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [2 ** -25, 0x0000],
    [2 ** -25 * 1.01, 0x0001],
    [-(2 ** -24) * 1.5, 0x8002],
    [2 ** -14 - 2 ** -25, 0x0400],
    [1e-45, 0x0000],
  ])("rounds %d to the nearest half, ties to even", (number, bits) => {
    expect(encodeFloat16(Float32Array.of(number))).toEqual(Uint16Array.of(bits));
  });

  it("keeps a NaN whose payload is too small for a half a NaN", () => {
    const single = new Float32Array(Uint32Array.of(0x7f80_0001).buffer);
    expect(encodeFloat16(single)).toEqual(Uint16Array.of(0x7c01));
  });
});
