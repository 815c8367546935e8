import ndarray, { type NdArray } from "ndarray";
import { ArgumentError } from "../../errors/index.js";
import { takeRows, type NumericArray } from "../../tensor/take-rows.js";
import { requireNumbers, type NumberArray } from "../arrays/require-numbers.js";
import { imageShapeOf } from "./image-shape.js";

/** Images of any element type and strides: rows of pixels `[n, pixels]`, or `[n, height, width]`. */
export type Images = NumberArray;

/** Options of pictures that show grey images. */
export interface ImageOptions {
  /** Height and width of an image in pixels. Default: the array's, square where it has rows. */
  readonly imageShape?: readonly [height: number, width: number];
  /**
   * Values shown as black and as white. Default: 0 and 255 for bytes; otherwise 0 and 1, or the
   * smallest and the largest value shown where one lies outside.
   */
  readonly range?: readonly [black: number, white: number];
}

/** Some images, as bytes. */
export interface ImageStack {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** Grey pixels `[height, width]` of the image with this number, from 0. */
  pixels(index: number): NdArray<Uint8ClampedArray>;
}

/**
 * Reads the given rows of `images` as grey images; NaN is shown as black.
 *
 * @throws {ShapeError} when the rows are no images of that shape.
 * @throws {ArgumentError} when an option makes no sense, or there is no such row.
 * @throws {DTypeError} when `images` is no ndarray of numbers.
 */
export function readImages(
  images: Images,
  rows: Int32Array,
  options: ImageOptions,
  where: string,
): ImageStack {
  const chosen = takeRows(images, rows);
  const [height, width] = imageShapeOf(images.shape, options.imageShape, where);
  const size = height * width;
  const values = chosen.data;
  const [black, white] = options.range ?? defaultRange(values);
  requireRange(black, white, where);
  // Half of a width that overflows doesn't.
  const unit = Number.isFinite(white - black) ? 1 : 2;
  const scale = 255 / (white / unit - black / unit);
  return {
    count: rows.length,
    height,
    width,
    pixels(index) {
      const bytes = new Uint8ClampedArray(size);
      const start = index * size;
      // A clamped array rounds, and takes NaN for 0.
      for (let pixel = 0; pixel < size; pixel++) {
        bytes[pixel] = ((values[start + pixel] as number) / unit - black / unit) * scale;
      }
      return ndarray(bytes, [height, width]);
    },
  };
}

/**
 * Number of images.
 *
 * @throws {DTypeError} when `images` is no ndarray of numbers.
 */
export function rowCount(images: Images, where = "images"): number {
  requireNumbers(images, where);
  return images.shape[0] ?? 0;
}

/** The first `count` rows of an array that has `rows`. */
export function firstRows(rows: number, count: number): Int32Array {
  return Int32Array.from({ length: Math.min(rows, count) }, (_, row) => row);
}

function defaultRange(values: NumericArray): readonly [number, number] {
  if (values instanceof Uint8Array || values instanceof Uint8ClampedArray) return [0, 255];
  let [low, high] = [0, 1];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function requireRange(black: number, white: number, where: string): void {
  if (Number.isFinite(black) && Number.isFinite(white) && black !== white) return;
  throw new ArgumentError({
    where: `${where}, range`,
    expected: "two finite numbers that differ",
    received: `[${black}, ${white}]`,
  });
}
