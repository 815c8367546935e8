import { address, integer } from "../scheduler/job";
import { TILE_ROWS, tileColumns } from "../dense/dense-tile";
import { innerIndex, middleIndex, nextOffset, startOffsets } from "./offset-cursor";
import { windowTile } from "./window-tile";

/** Rows that go through all tiles of columns before others: what they read stays in the L1 cache. */
const STRIP_ROWS: i32 = 32;

/**
 * Rows `firstRow … endRow − 1` of `result ← start + left · right` for a left operand whose rows lie in
 * images and overlap. The job's integers:
 *
 * | position   | what                                                                           |
 * | ---------- | ------------------------------------------------------------------------------ |
 * | 0          | left                                                                           |
 * | 1, 2       | how often the row's second and third index run                                 |
 * | 3, 4, 5    | bytes of a step of its first, second and third index                           |
 * | 6, 7       | segments of the depth; bytes from one to the next                              |
 * | 8, 9       | steps of a segment; bytes from one to the next                                 |
 * | 10, 11, 12 | right; bytes from one step to the next, and from one tile's columns to the next |
 * | 13, 14     | start or 0; bytes from one row to the next (0 repeats one row, a bias)          |
 * | 15, 16, 17 | result, contiguous; its columns, its rows                                      |
 * | 18, 19, 20 | images that the depth goes through; bytes of one in left and in right          |
 * | 21         | steps of one pixel where zeros around images are left out, else 0               |
 * | 22, 23     | then, rows of an image in left: the first that isn't all zeros, and the end     |
 * | 24, 25     | the same of its columns                                                        |
 *
 * Where they are left out, the second index of a row is its pixel's row, the third its column, and a tile
 * lies in one row of pixels; products with zeros change no sum of finite numbers.
 *
 * After the first image, sums start from the result. `left` and `right` are those of one image.
 */
export function windowProduct<T>(
  left: usize,
  right: usize,
  start: usize,
  startStride: usize,
  firstRow: i32,
  endRow: i32,
): void {
  const columns = integer(16);
  const width = tileColumns<T>();
  const segments = integer(6);
  const segmentStride = address(7);
  const steps = integer(8);
  const leftStep = address(9);
  const rightStep = address(11);
  const pixelSteps = integer(21);
  const resultStride = <usize>columns * sizeof<T>();
  for (let strip = firstRow; strip < endRow; strip += STRIP_ROWS) {
    const stripEnd = min(endRow, strip + STRIP_ROWS);
    let panel = right;
    for (let column = 0; column < columns; column += width) {
      const here = min(width, columns - column);
      const offset = <usize>column * sizeof<T>();
      startOffsets(strip, integer(1), integer(2), address(3), address(4), address(5));
      let row = strip;
      while (row < stripEnd) {
        let rows = min(TILE_ROWS, stripEnd - row);
        let firstSegment = 0;
        let endSegment = segments;
        let firstStep = 0;
        let endStep = steps;
        if (pixelSteps != 0) {
          const y = middleIndex();
          const x = innerIndex();
          rows = min(rows, integer(2) - x);
          firstSegment = max(0, integer(22) - y);
          endSegment = max(firstSegment, min(segments, integer(23) - y));
          firstStep = max(0, integer(24) - (x + rows - 1)) * pixelSteps;
          endStep = max(firstStep, min(steps, (integer(25) - x) * pixelSteps));
        }
        const left0 = left + nextOffset();
        const left1 = rows > 1 ? left + nextOffset() : left0;
        const left2 = rows > 2 ? left + nextOffset() : left0;
        const left3 = rows > 3 ? left + nextOffset() : left0;
        const skipped = <usize>firstSegment * segmentStride + <usize>firstStep * leftStep;
        const segmentRight = panel + <usize>(firstSegment * steps + firstStep) * rightStep;
        const sums: usize = start == 0 ? 0 : start + <usize>row * startStride + offset;
        const target = address(15) + <usize>row * resultStride + offset;
        windowTile<T>(
          left0 + skipped,
          left1 + skipped,
          left2 + skipped,
          left3 + skipped,
          endSegment - firstSegment,
          segmentStride,
          endStep - firstStep,
          leftStep,
          segmentRight,
          rightStep,
          <usize>(steps - endStep + firstStep) * rightStep,
          sums,
          startStride,
          target,
          resultStride,
          rows,
          here,
        );
        row += rows;
      }
      panel += address(12);
    }
  }
}
