import { lanes } from "../vectors/lanes";
import { denseTile, tileColumns, TILE_ROWS } from "./dense-tile";

/** Depth that is worked through at a time, so that a panel's share stays in the L1 cache. */
const DEPTH_BLOCK: i32 = 256;

/**
 * Rows `firstRow … endRow − 1` of `result ← start + left · right`, `right` in packed panels.
 *
 * `left` as in `denseTile`; `result` `[rows, columns]` contiguous. `start` is 0 (zeros), a row of
 * `columns` (a bias, `startStride` 0) or the result itself (accumulation). Sums are cut between
 * blocks of depth by storing them, which changes no bit.
 */
export function denseProduct<T>(
  left: usize,
  rowStride: usize,
  depthStride: usize,
  panels: usize,
  start: usize,
  startStride: usize,
  result: usize,
  depth: i32,
  columns: i32,
  firstRow: i32,
  endRow: i32,
): void {
  const width = tileColumns<T>();
  const resultStride = <usize>columns * sizeof<T>();
  const panelCount = (columns + width - 1) / width;
  let firstDepth = 0;
  do {
    const blockDepth = min(DEPTH_BLOCK, depth - firstDepth);
    const from = firstDepth == 0 ? start : result;
    const fromStride = firstDepth == 0 ? startStride : resultStride;
    for (let panel = 0; panel < panelCount; panel++) {
      const right = panels + ((<usize>(panel * depth + firstDepth)) << 5);
      const offset = <usize>(panel * width) * sizeof<T>();
      const validColumns = min(width, columns - panel * width);
      for (let row = firstRow; row < endRow; row += TILE_ROWS) {
        const validRows = min(TILE_ROWS, endRow - row);
        const source = left + <usize>row * rowStride + <usize>firstDepth * depthStride;
        const target = result + <usize>row * resultStride + offset;
        const sums: usize = from == 0 ? 0 : from + <usize>row * fromStride + offset;
        if (validColumns > lanes<T>()) {
          denseTile<T, u16>(
            source, rowStride, depthStride, right, blockDepth,
            sums, fromStride, target, resultStride, validRows, validColumns,
          );
        } else {
          denseTile<T, u8>(
            source, rowStride, depthStride, right, blockDepth,
            sums, fromStride, target, resultStride, validRows, validColumns,
          );
        }
      }
    }
    firstDepth += blockDepth;
  } while (firstDepth < depth);
}
