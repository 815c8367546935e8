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
 * Writes images, seen through maps of the plane, into a contiguous array of their type and shape.
 *
 * @param source The images' elements, row by row.
 */
export function distortInto(
  source: Pixels,
  { count, height, width }: ImageLayout,
  distortions: ImageDistortions,
  result: InputTensor,
): void {
  const stack = [count, height, width];
  const { data, offset } = result as NdArray<Pixels>;
  const target = ndarray<Pixels>(data, stack, undefined, offset);
  getBackend().distortImages(
    ndarray<Pixels>(source, stack) as InputTensor,
    distortions,
    target as InputTensor,
  );
}
