import ndarray, { type NdArray } from "ndarray";
import ops from "ndarray-ops";
import { arrayLike } from "../../tensor/array-like.js";
import { isContiguous, type FloatArray, type InputTensor } from "../../tensor/index.js";
import { contiguousData } from "../../tensor/take-rows.js";
import type {
  DisplacementFields,
  ImageDistortions,
  DistortionOperations,
} from "../operations/distortion-operations.js";
import { requireDistortions, type ImageSizes } from "./image-checks.js";

const { fround, floor, min, max } = Math;

type Pixels = FloatArray | Uint8Array;

/** Pictures, seen through maps of the plane, pixel by pixel. */
export const distortionOperations: DistortionOperations = {
  distortImages(images, distortions, output) {
    const sizes = requireDistortions(images, distortions, output);
    writeContiguous(output, (target) => {
      distort(contiguousData(images as NdArray<Pixels>), sizes, distortions, target);
    });
  },
};

/** Has the elements of `output` written row by row: into its own data where that is contiguous. */
export function writeContiguous(output: InputTensor, write: (target: Pixels) => void): void {
  const { data, offset, size, shape } = output;
  if (isContiguous(output)) {
    write(data.subarray(offset, offset + size));
    return;
  }
  const copy = arrayLike(data, size);
  write(copy);
  ops.assign<Pixels>(output, ndarray(copy, shape));
}

function distort(
  source: Pixels,
  sizes: ImageSizes,
  distortions: ImageDistortions,
  target: Pixels,
): void {
  const { count, height, width } = sizes;
  const { fields, windows } = distortions;
  const isByte = source instanceof Uint8Array;
  const round = source instanceof Float64Array ? (x: number): number => x : fround;
  // −0 is 0: in both backends.
  const fill = round(distortions.fill + 0);
  let position = 0;
  for (let image = 0; image < count; image += 1) {
    const first = image * height * width;
    const pixel = (x: number, y: number): number =>
      x < 0 || y < 0 || x >= width || y >= height ? fill : (source[first + y * width + x] ?? 0);
    const mix = (from: number, to: number, share: number): number =>
      round(from + round(share * round(to - from)));
    const map = distortions.maps.subarray(6 * image, 6 * image + 6);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const place = placeOf(map, x - (width - 1) / 2, y - (height - 1) / 2);
        const shiftX = displacement(fields, fields?.horizontal, windows[2 * image], x, y);
        const shiftY = displacement(fields, fields?.vertical, windows[2 * image + 1], x, y);
        // From 0 on, so that the share of the next pixel is what is left of the whole number.
        const column = fround(min(max(fround(place.x + shiftX), -1), width) + 1);
        const row = fround(min(max(fround(place.y + shiftY), -1), height) + 1);
        const [left, top] = [floor(column) - 1, floor(row) - 1];
        const [right, below] = [column - floor(column), row - floor(row)];
        const upper = mix(pixel(left, top), pixel(left + 1, top), right);
        const lower = mix(pixel(left, top + 1), pixel(left + 1, top + 1), right);
        const value = mix(upper, lower, below);
        target[position++] = isByte ? nearest(value) : value;
      }
    }
  }
}

function placeOf(map: Float32Array, u: number, v: number): { x: number; y: number } {
  const [a = 0, b = 0, s = 0, d = 0, e = 0, t = 0] = map;
  return {
    x: fround(fround(a * u) + fround(fround(b * v) + s)),
    y: fround(fround(d * u) + fround(fround(e * v) + t)),
  };
}

function displacement(
  fields: DisplacementFields | undefined,
  plane: Float32Array | undefined,
  window = 0,
  x: number,
  y: number,
): number {
  return fields === undefined ? 0 : (plane?.[window + y * fields.columns + x] ?? 0);
}

/** The nearest whole number, a half to the even one: where float32 numbers lie 1 apart. */
function nearest(value: number): number {
  return fround(value + 2 ** 23) - 2 ** 23;
}
