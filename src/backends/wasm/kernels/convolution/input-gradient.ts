import { denseTile, tileColumns, TILE_ROWS } from "../dense/dense-tile";
import { address, integer } from "../scheduler/job";

/**
 * `inputGradient ← Σ` over output places and filters of `outputGradient · weights`, for images
 * `first … end − 1`. The job's integers:
 *
 * | position   | what                                                                              |
 * | ---------- | --------------------------------------------------------------------------------- |
 * | 0, 1       | output gradient; panels of the transposed weights of each row of the window       |
 * | 2          | filters                                                                           |
 * | 3, 4       | height and width of the output                                                    |
 * | 5, 6       | bytes from one window to the next below and beside it, in a padded image           |
 * | 7, 8       | rows of a window; elements of one, all channels of its pixels                      |
 * | 9, 10      | bytes of a row and of an image among zeros                                         |
 * | 11         | memory for the gradient among zeros; the input gradient itself where there are none |
 * | 12         | images                                                                            |
 * | 13, 14, 15 | input gradient; its rows of an image; bytes of one                                 |
 * | 16         | bytes from the first element among zeros to the image's own first                  |
 *
 * The pixels of a window's row are neighbours in memory, so that its gradient is a product of the output
 * gradient with weights, for four images at a time. An element's sums are added by ascending places, each
 * formed by ascending filters on top of what is there.
 */
export function inputGradient<T>(first: i32, end: i32): void {
  const padded = address(11);
  const imageBytes = address(10);
  for (let image = first; image < end; image += TILE_ROWS) {
    const images = min(TILE_ROWS, end - image);
    const target = padded + <usize>image * imageBytes;
    memory.fill(target, 0, <usize>images * imageBytes);
    addWindows<T>(image, images, target);
    if (padded != address(13)) cutPadding(image, images, target);
  }
}

/** Adds the gradients of all windows of some images, at most four. */
function addWindows<T>(image: i32, images: i32, target: usize): void {
  const filters = integer(2);
  const pixelBytes = <usize>filters * sizeof<T>();
  const panelBytes = <usize>filters << 5;
  const outputHeight = integer(3);
  const outputWidth = integer(4);
  const outputBytes = <usize>(outputHeight * outputWidth) * pixelBytes;
  const imageBytes = address(10);
  const run = integer(8);
  let gradient = address(0) + <usize>image * outputBytes;
  for (let y = 0; y < outputHeight; y++) {
    let window = target + <usize>y * address(5);
    for (let x = 0; x < outputWidth; x++) {
      let panel = address(1);
      let row = window;
      for (let windowRow = 0; windowRow < integer(7); windowRow++) {
        for (let column = 0; column < run; column += tileColumns<T>()) {
          const place = row + <usize>column * sizeof<T>();
          denseTile<T, u16>(
            gradient, outputBytes, sizeof<T>(), panel, filters,
            place, imageBytes, place, imageBytes, images, min(tileColumns<T>(), run - column),
          );
          panel += panelBytes;
        }
        row += address(9);
      }
      gradient += pixelBytes;
      window += address(6);
    }
  }
}

/** Copies some images out of the zeros around them. */
function cutPadding(image: i32, images: i32, padded: usize): void {
  const rows = integer(14);
  const rowBytes = address(15);
  let target = address(13) + <usize>(image * rows) * rowBytes;
  for (let index = 0; index < images; index++) {
    let source = padded + <usize>index * address(10) + address(16);
    for (let row = 0; row < rows; row++) {
      memory.copy(target, source, rowBytes);
      target += rowBytes;
      source += address(9);
    }
  }
}
