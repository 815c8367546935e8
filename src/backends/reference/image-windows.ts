import type { Shape } from "../../tensor/index.js";
import type { WindowGeometry } from "../operations/image-operations.js";

/** Shapes of images `[batch, height, width, channels]` and of what windows over them give. */
export interface WindowedImages {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly outputHeight: number;
  readonly outputWidth: number;
}

export function windowedImages(input: Shape, output: Shape): WindowedImages {
  const [images = 0, height = 0, width = 0, channels = 0] = input;
  const [, outputHeight = 0, outputWidth = 0] = output;
  return { images, height, width, channels, outputHeight, outputWidth };
}

/** One window: number of its image, of its place in the output, and of its pixel in the images. */
export type VisitPixel = (place: number, pixel: number, tap: number) => void;

/**
 * Visits all pixels of all windows, window by window and row by row: the number of the window, that of
 * the pixel among all images' (−1 outside of the image), and the pixel's position in the window.
 */
export function forEachWindowPixel(
  { images, height, width, outputHeight, outputWidth }: WindowedImages,
  geometry: WindowGeometry,
  visit: VisitPixel,
): void {
  let place = 0;
  for (let image = 0; image < images; image++) {
    for (let y = 0; y < outputHeight; y++) {
      for (let x = 0; x < outputWidth; x++) {
        const top = y * geometry.verticalStride - geometry.paddingAbove;
        const left = x * geometry.horizontalStride - geometry.paddingLeft;
        for (let tap = 0; tap < geometry.height * geometry.width; tap++) {
          const row = top + Math.floor(tap / geometry.width);
          const column = left + (tap % geometry.width);
          const isInside = row >= 0 && row < height && column >= 0 && column < width;
          visit(place, isInside ? (image * height + row) * width + column : -1, tap);
        }
        place += 1;
      }
    }
  }
}
