import { address, integer } from "../scheduler/job";
import { lanes } from "../vectors/lanes";
import { fourFilterTile, twoFilterTile } from "./pixel-tiles";

/**
 * Rows of pixels `first … end − 1`, counted through all images, of the convolution of images of one channel
 * with few filters, one pixel beside the other. The job's integers:
 *
 * | position | what                                                                   |
 * | -------- | ---------------------------------------------------------------------- |
 * | 0        | images among zeros                                                     |
 * | 1, 2     | bytes of a row and of an image                                         |
 * | 3        | rows between the windows of one row of pixels and those of the next    |
 * | 4, 5     | height and width of a window                                           |
 * | 6, 7     | weights `[height, width, 1, filters]`; filters                          |
 * | 8        | bias or 0                                                              |
 * | 9        | result `[images, height, width, filters]`                              |
 * | 10, 11   | its height and width                                                   |
 * | 12       | images                                                                 |
 * | 13, 14   | rows of an image among zeros: the first that isn't all zeros, and the end |
 *
 * Neighbouring pixels read neighbouring elements: a vector holds pixels, not filters, of which there are too
 * few. An element's products are added to the bias by ascending rows and columns of the window.
 */
export function pixelProduct<T>(first: i32, end: i32): void {
  const height = integer(10);
  const width = integer(11);
  const filters = integer(7);
  const rowBytes = address(1);
  const resultBytes = <usize>(width * filters) * sizeof<T>();
  for (let line = first; line < end; line++) {
    const y = line % height;
    const top = y * integer(3);
    const firstRow = max(0, integer(13) - top);
    const rows = min(integer(4), integer(14) - top) - firstRow;
    const image = address(0) + <usize>(line / height) * address(2);
    const source = image + <usize>(top + firstRow) * rowBytes;
    const weights =
      address(6) + <usize>(firstRow * integer(5) * filters) * sizeof<T>();
    const target = address(9) + <usize>line * resultBytes;
    for (let filter = 0; filter < filters; ) {
      const rest = filters - filter;
      const offset = <usize>filter * sizeof<T>();
      const bias: usize = address(8) == 0 ? 0 : address(8) + offset;
      const step = rest > 2 ? 2 * lanes<T>() : 4 * lanes<T>();
      for (let x = 0; x < width; x += step) {
        const from = source + <usize>x * sizeof<T>();
        const to = target + <usize>(x * filters) * sizeof<T>() + offset;
        if (rest > 2) {
          fourFilterTile<T>(from, rows, weights + offset, bias, to, min(4, rest), width - x);
        } else {
          twoFilterTile<T>(from, rows, weights + offset, bias, to, rest, width - x);
        }
      }
      filter += rest > 2 ? 4 : 2;
    }
  }
}
