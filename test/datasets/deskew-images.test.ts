import fc from "fast-check";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { deskewImages, syntheticDigits } from "../../src/datasets/index.js";
import { ArgumentError, DTypeError, ShapeError } from "../../src/errors/index.js";
import type { InputTensor } from "../../src/tensor/index.js";

const { images: bytes } = syntheticDigits({ count: 30, seed: 2, normalize: false });
const digits = ndarray(Float64Array.from(bytes.data), [30, 28, 28]);

/** μ₁₁/μ₀₂ and the centre of mass, by their definitions. */
function moments(image: ArrayLike<number>, width: number): Record<"slant" | "x" | "y", number> {
  const pixels = Array.from(image, (v, at) => ({ v, x: at % width, y: Math.floor(at / width) }));
  const total = (of: (pixel: { v: number; x: number; y: number }) => number): number =>
    pixels.reduce((sum, pixel) => sum + pixel.v * of(pixel), 0);
  const mass = total(() => 1);
  const [x, y] = [total((p) => p.x) / mass, total((p) => p.y) / mass];
  const slant = total((p) => (p.x - x) * (p.y - y)) / total((p) => (p.y - y) ** 2);
  return { slant, x, y };
}

function pixelsOf(images: InputTensor, image: number): ArrayLike<number> {
  return images.data.subarray(image * 784, (image + 1) * 784);
}

describe("deskewImages", () => {
  it("leaves hardly any slant, and the centre of mass where it was within 0.15 pixels", () => {
    const straight = deskewImages(digits);
    let steepest = 0;
    for (let image = 0; image < 30; image += 1) {
      const before = moments(pixelsOf(digits, image), 28);
      const after = moments(pixelsOf(straight, image), 28);
      steepest = Math.max(steepest, Math.abs(before.slant));
      expect(Math.abs(after.slant)).toBeLessThan(0.03);
      expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(0.15);
    }
    expect(steepest).toBeGreaterThan(0.2);
  });

  it("moves each row by the slant times its distance from the centre of mass, within 1e-5", () => {
    const straight = deskewImages(digits);
    for (let image = 0; image < 30; image += 1) {
      const source = pixelsOf(digits, image);
      const { slant, y: centre } = moments(source, 28);
      const at = (x: number, y: number): number =>
        x < 0 || x > 27 ? 0 : (source[y * 28 + x] ?? 0);
      for (let y = 0; y < 28; y += 1) {
        for (let x = 0; x < 28; x += 1) {
          const from = Math.min(28, Math.max(-1, x + slant * (y - centre)));
          const left = Math.floor(from);
          const value = at(left, y) + (from - left) * (at(left + 1, y) - at(left, y));
          expect(Math.abs(straight.get(image, y, x) - value)).toBeLessThan(255 * 1e-5);
        }
      }
    }
  });

  it("gives bytes of bytes, rounded, and rows of rows", () => {
    const rows = deskewImages(bytes, { shape: [28, 28] });
    expect(rows.shape).toEqual(bytes.shape);
    expect(rows.data).toBeInstanceOf(Uint8Array);
    const exact = deskewImages(digits).data;
    rows.data.forEach((value, at) => {
      expect(Math.abs(value - (exact[at] ?? 0))).toBeLessThanOrEqual(0.501);
    });
    const single = deskewImages(ndarray(Float32Array.from(bytes.data), [30, 28, 28, 1]));
    expect(single.shape).toEqual([30, 28, 28, 1]);
  });

  it("keeps what has no slant: an image upright, empty, or in one row", () => {
    const images = ndarray(new Float64Array(3 * 35), [3, 5, 7]);
    for (let y = 0; y < 5; y += 1) images.set(1, y, 3, 9);
    for (let x = 0; x < 7; x += 1) images.set(2, 3, x, x / 3);
    expect(deskewImages(images).data).toEqual(images.data);
    expect(deskewImages(images.hi(0)).data).toHaveLength(0);
  });

  it("sees an image alone, and strided views of several", () => {
    const straight = deskewImages(digits);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 29 }), (image) => {
        const alone = deskewImages(digits.lo(image).hi(1));
        expect(alone.data).toEqual(straight.data.subarray(image * 784, (image + 1) * 784));
      }),
    );
    const reversed = deskewImages(digits.step(-1));
    expect(reversed.data.subarray(0, 784)).toEqual(straight.data.subarray(29 * 784));
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a pixel of %d", (value) => {
    const images = ndarray(new Float32Array(8).fill(1), [2, 2, 2]);
    images.set(1, 0, 1, value);
    expect(() => deskewImages(images)).toThrow(ArgumentError);
    expect(() => deskewImages(images)).toThrow(/image 1/);
  });

  it("refuses what are no images, and options that don't fit", () => {
    expect(() => deskewImages(bytes)).toThrow(ShapeError);
    expect(() => deskewImages(bytes)).toThrow(/deskewImages\(images, \{ shape: \[28, 28\] \}\)/);
    expect(() => deskewImages(bytes, { shape: [28, 27] })).toThrow(ShapeError);
    const colours = ndarray(new Uint8Array(12), [1, 2, 2, 3]);
    expect(() => deskewImages(colours)).toThrow(ShapeError);
    expect(() => deskewImages(colours)).toThrow(/one channel, such as grey/);
    expect(() => deskewImages(bytes, { shape: [784] as never })).toThrow(ArgumentError);
    expect(() => deskewImages(bytes, [28, 28] as never)).toThrow(ArgumentError);
    expect(() => deskewImages("digits" as never)).toThrow(DTypeError);
    expect(() => deskewImages(bytes, 28 as never)).toThrow(ArgumentError);
  });
});
