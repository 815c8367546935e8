import ndarray from "ndarray";
import { drawImage } from "ndnet/terminal";
import { describe, expect, it } from "vitest";
import { DTypeError, ShapeError } from "../../src/errors/index.js";
import { tensor } from "../../src/tensor/index.js";
import { pixelsOf } from "./pixels-of.js";

const pixels = (
  image: Parameters<typeof drawImage>[0],
  more: Parameters<typeof drawImage>[1] = {},
) => pixelsOf(drawImage(image, { colours: "24-bit", ...more }).split("\n"));

const bytes = Uint8Array.of(0, 51, 102, 255);
const rows = [
  [0, 51],
  [102, 255],
];

describe("drawImage", () => {
  it("draws bytes from 0 to 255, and floats from 0 to 1", () => {
    expect(pixels(ndarray(bytes, [2, 2]))).toEqual(rows);
    expect(pixels(tensor([0, 0.2, 0.4, 1], [2, 2]))).toEqual(rows);
    expect(pixels(tensor([0, 0.2, 0.4, 1], [2, 2], { dtype: "float64" }))).toEqual(rows);
  });

  it("takes a row of pixels for a square, alone or as the one row of a batch", () => {
    expect(pixels(ndarray(bytes, [4]))).toEqual(rows);
    expect(pixels(ndarray(bytes, [1, 4]))).toEqual(rows);
    expect(pixels(ndarray(bytes, [1, 2, 2]))).toEqual(rows);
  });

  it("takes another shape where it is given", () => {
    const tall = [[0], [51], [102], [255]];
    expect(pixels(ndarray(bytes, [4]), { imageShape: [4, 1] })).toEqual(tall);
  });

  it("reads views of any strides", () => {
    const image = ndarray(bytes, [2, 2]);
    expect(pixels(image.transpose(1, 0))).toEqual([
      [0, 102],
      [51, 255],
    ]);
    expect(pixels(image.step(-1, -1))).toEqual([
      [255, 102],
      [51, 0],
    ]);
    const images = ndarray(Float32Array.of(9, 9, 9, 9, 0, 0.2, 0.4, 1), [2, 4]);
    expect(pixels(images.pick(1))).toEqual(rows);
  });

  it("stretches what is beyond 0 and 1, or takes the range that is given", () => {
    expect(pixels(tensor([-1, 0, 0, 1], [2, 2]))).toEqual([
      [0, 128],
      [128, 255],
    ]);
    expect(pixels(tensor([-1, 0, 0.2, 1], [2, 2]), { range: [1, 0] })).toEqual([
      [255, 255],
      [204, 0],
    ]);
  });

  it("has a line for two rows, and no spaces at the ends of lines without colours", () => {
    const image = tensor([1, 0, 1, 0, 1, 0], [3, 2]);
    expect(drawImage(image, { colours: "none", unicode: true })).toBe("█\n▀");
    expect(drawImage(image, { colours: "none", unicode: false })).toBe("@\n+");
  });

  it("has no colours where the tests' output is no terminal", () => {
    expect(process.stdout.isTTY).toBeFalsy();
    expect(drawImage(tensor([1, 1], [2, 1]), { unicode: true })).toBe("█");
  });

  it("says what is no image", () => {
    expect(() => drawImage(ndarray(bytes, [4, 1, 1]))).toThrow(ShapeError);
    expect(() => drawImage(ndarray(bytes, [3]))).toThrow(/^drawImage/);
    expect(() => drawImage([1, 2] as never)).toThrow(DTypeError);
  });
});
