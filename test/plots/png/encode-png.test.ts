import { spawnSync } from "node:child_process";
import fc from "fast-check";
import ndarray, { type NdArray } from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import { encodePng, type PixelArray } from "../../../src/plots/index.js";
import { elementsOf, stridedArray } from "../../datasets/support/strided-array.js";
import { thrown } from "../../datasets/support/thrown.js";
import { decodePng } from "../support/decode-png.js";

function bytes(...shape: number[]): PixelArray {
  const length = shape.reduce((product, side) => product * side, 1);
  return ndarray(
    Uint8Array.from({ length }, (_, index) => index * 37),
    shape,
  );
}

describe("encodePng", () => {
  it.each([
    [[3, 5], 1],
    [[3, 5, 1], 1],
    [[4, 2, 3], 3],
    [[2, 7, 4], 4],
    [[1, 1], 1],
    [[300, 200], 1],
  ])("gives back the pixels of shape %j when decoded", (shape, channels) => {
    const pixels = bytes(...shape);
    const decoded = decodePng(encodePng(pixels));
    expect(decoded).toEqual({
      width: shape[1],
      height: shape[0],
      channels,
      pixels: elementsOf(pixels as NdArray<Uint8Array>),
    });
  });

  it("takes any strides", () => {
    const images = stridedArray(Uint8Array, 1, 2).filter(
      ({ array: { shape } }) => shape.length === 2 && !shape.includes(0),
    );
    fc.assert(
      fc.property(images, ({ array, elements }) => {
        expect(decodePng(encodePng(array)).pixels).toEqual(elements);
      }),
    );
  });

  it("takes clamped bytes", () => {
    const pixels = ndarray(Uint8ClampedArray.of(0, 128, 255, 7), [2, 2]);
    expect(decodePng(encodePng(pixels)).pixels).toEqual([0, 128, 255, 7]);
  });

  it("gives the same bytes for the same pixels, and leaves them as they are", () => {
    const pixels = bytes(28, 28);
    const before = Uint8Array.from(pixels.data);
    expect(encodePng(pixels)).toEqual(encodePng(pixels));
    expect(Uint8Array.from(pixels.data)).toEqual(before);
  });

  it.skipIf(spawnSync("python3", ["--version"]).status !== 0)(
    "has a checksum and a zlib stream that Python accepts",
    () => {
      const program = `
import struct, sys, zlib
data = sys.stdin.buffer.read()
position, rows = 8, b""
while position < len(data):
    length, kind = struct.unpack(">I4s", data[position:position + 8])
    body = data[position + 8:position + 8 + length]
    assert struct.unpack(">I", data[position + 8 + length:position + 12 + length])[0] == zlib.crc32(kind + body)
    rows += body if kind == b"IDAT" else b""
    position += 12 + length
sys.stdout.write(zlib.decompress(rows).hex())
`;
      const { stdout } = spawnSync("python3", ["-c", program], {
        input: encodePng(ndarray(Uint8Array.of(1, 2, 3, 4, 5, 6), [2, 3])),
        encoding: "utf8",
      });
      expect(stdout).toBe("0001020300040506");
    },
  );

  it.each([
    ["floats", ndarray(new Float32Array(4), [2, 2]), DTypeError],
    ["no ndarray", new Uint8Array(4), DTypeError],
    ["a row", bytes(4), ShapeError],
    ["two channels", bytes(2, 2, 2), ShapeError],
    ["four dimensions", bytes(1, 2, 2, 3), ShapeError],
    ["no pixels", bytes(0, 4), ArgumentError],
    ["a shape beyond the data", ndarray(new Uint8Array(3), [2, 2]), ShapeError],
  ])("refuses %s", (_title, pixels, errorClass) => {
    expect(thrown(() => encodePng(pixels as PixelArray))).toBeInstanceOf(errorClass);
  });
});
