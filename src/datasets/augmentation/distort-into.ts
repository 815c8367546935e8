import ndarray, { type NdArray } from "ndarray";
import { getBackend, type ImageDistortions } from "../../backends/index.js";
import type { FloatArray, InputTensor } from "../../tensor/index.js";
import { arrayLike } from "../../tensor/array-like.js";
import type { ImageLayout } from "./image-layout.js";

/** What images are made of. */
export type Pixels = FloatArray | Uint8Array;

/** A new array of the images' type and shape. */
export function emptyLike<Images extends InputTensor>(images: Images, source: Pixels): Images {
  const data = arrayLike(source, images.size);
  return ndarray<Pixels>(data, [...images.shape]) as InputTensor as Images;
}

/**
 * Writes images, seen through maps of the plane, into a contiguous array of their type and shape: all
 * channels of an image through the same map.
 *
 * @param source The images' elements, row by row.
 */
export function distortInto(
  source: Pixels,
  { count, height, width, channels }: ImageLayout,
  distortions: ImageDistortions,
  result: InputTensor,
): void {
  const { data, offset } = result as NdArray<Pixels>;
  const stack = [count, height, width, channels];
  const [from, to] = [ndarray(source, stack), ndarray(data, stack, undefined, offset)];
  for (let channel = 0; channel < channels; channel += 1) {
    const [input, output] = [from, to].map((one) => one.pick(null, null, null, channel));
    getBackend().distortImages(input as InputTensor, distortions, output as InputTensor);
  }
}
