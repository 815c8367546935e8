import { imageSide } from "./digit-image.js";

/** Paints images of 784 bytes side by side, as many as there is room for, white on black. */
export function paintImages(context: CanvasRenderingContext2D, pixels: Uint8Array): void {
  const { width, height } = context.canvas;
  const columns = Math.floor(width / imageSide);
  const picture = context.createImageData(width, height);
  const { data } = picture;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const image = Math.floor(y / imageSide) * columns + Math.floor(x / imageSide);
      const pixel = (y % imageSide) * imageSide + (x % imageSide);
      const grey = pixels[image * imageSide * imageSide + pixel] ?? 0;
      data.set([grey, grey, grey, 255], 4 * (y * width + x));
    }
  }
  context.putImageData(picture, 0, 0);
}
