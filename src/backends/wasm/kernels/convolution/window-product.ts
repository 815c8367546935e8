import { address, integer } from "../scheduler/job";
import { tileColumns } from "../dense/dense-tile";
import { lanes } from "../vectors/lanes";
import { nextOffset, startOffsets } from "./offset-cursor";
import { TILE_ROWS, windowTile } from "./window-tile";

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
  const resultStride = <usize>columns * sizeof<T>();
  for (let strip = firstRow; strip < endRow; strip += STRIP_ROWS) {
    const stripEnd = min(endRow, strip + STRIP_ROWS);
    let panel = right;
    for (let column = 0; column < columns; column += width) {
      const here = min(width, columns - column);
      const offset = <usize>column * sizeof<T>();
      startOffsets(strip, integer(1), integer(2), address(3), address(4), address(5));
      for (let row = strip; row < stripEnd; row += TILE_ROWS) {
        const rows = min(TILE_ROWS, stripEnd - row);
        const left0 = left + nextOffset();
        const left1 = rows > 1 ? left + nextOffset() : left0;
        const left2 = rows > 2 ? left + nextOffset() : left0;
        const left3 = rows > 3 ? left + nextOffset() : left0;
        const sums: usize = start == 0 ? 0 : start + <usize>row * startStride + offset;
        const target = address(15) + <usize>row * resultStride + offset;
        if (here > lanes<T>()) {
          windowTile<T, u16>(
            left0, left1, left2, left3, segments, segmentStride, steps, leftStep, panel, rightStep,
            sums, startStride, target, resultStride, rows, here,
          );
        } else {
          windowTile<T, u8>(
            left0, left1, left2, left3, segments, segmentStride, steps, leftStep, panel, rightStep,
            sums, startStride, target, resultStride, rows, here,
          );
        }
      }
      panel += address(12);
    }
  }
}
