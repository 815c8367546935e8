import { address, integer } from "../scheduler/job";
import { tileColumns } from "../dense/dense-tile";
import { middleIndex, nextOffset, startOffsets } from "./offset-cursor";
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
 * | 21, 22     | among the rows of an image in left, the first that isn't all zeros, and the end |
 *
 * A tile leaves out segments that lie in rows of zeros for all of its rows.
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
  const firstFilled = integer(21);
  const endFilled = integer(22);
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
        const firstMiddle = middleIndex();
        const left0 = left + nextOffset();
        const left1 = rows > 1 ? left + nextOffset() : left0;
        const left2 = rows > 2 ? left + nextOffset() : left0;
        const lastMiddle = rows > 3 ? middleIndex() : firstMiddle;
        const left3 = rows > 3 ? left + nextOffset() : left0;
        let firstSegment = 0;
        let endSegment = segments;
        // A tile that reaches into the next image has all segments.
        if (rows > 3 && lastMiddle >= firstMiddle) {
          firstSegment = max(0, firstFilled - lastMiddle);
          endSegment = max(firstSegment, min(segments, endFilled - firstMiddle));
        }
        const skipped = <usize>firstSegment * segmentStride;
        const segmentRight = panel + <usize>(firstSegment * steps) * rightStep;
        const sums: usize = start == 0 ? 0 : start + <usize>row * startStride + offset;
        const target = address(15) + <usize>row * resultStride + offset;
        windowTile<T>(
          left0 + skipped,
          left1 + skipped,
          left2 + skipped,
          left3 + skipped,
          endSegment - firstSegment,
          segmentStride,
          steps,
          leftStep,
          segmentRight,
          rightStep,
          sums,
          startStride,
          target,
          resultStride,
          rows,
          here,
        );
      }
      panel += address(12);
    }
  }
}
