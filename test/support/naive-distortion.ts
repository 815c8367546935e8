import type { ImageDistortions } from "../../src/backends/index.js";
import type { InputTensor } from "../../src/tensor/index.js";

/** One pixel of a distorted image: the sum of all of the source's pixels, weighed by their closeness. */
export function naiveDistortion(
  images: InputTensor,
  { maps, fields, windows, fill }: ImageDistortions,
  image: number,
  y: number,
  x: number,
): number {
  const [, height, width] = images.shape as [number, number, number];
  const [a, b, s, d, e, t] = maps.slice(6 * image);
  const [u, v] = [x - (width - 1) / 2, y - (height - 1) / 2];
  const displacement = (plane: Float32Array | undefined, window: number): number =>
    fields === undefined ? 0 : plane![window + y * fields.columns + x]!;
  const column = a! * u + b! * v + s! + displacement(fields?.horizontal, windows[2 * image]!);
  const row = d! * u + e! * v + t! + displacement(fields?.vertical, windows[2 * image + 1]!);
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const closeness = Math.max(0, 1 - Math.abs(row - i)) * Math.max(0, 1 - Math.abs(column - j));
      sum += closeness * images.get(image, i, j);
      weights += closeness;
    }
  }
  return sum + (1 - weights) * fill;
}
