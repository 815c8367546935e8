import { denseTile, tileColumns, TILE_ROWS } from "./dense-tile";

/** Depth that is worked through at a time, so that a panel's share stays in the L1 cache. */
const DEPTH_BLOCK: i32 = 512;

/**
 * Rows `firstRow … endRow − 1` of `result ← start + left · right`, `right` in packed panels.
 *
 * `left` as in `denseTile`; `result` `[rows, columns]` contiguous. `start` is 0 (zeros), a row of
 * `columns` (a bias, `startStride` 0) or the result itself (accumulation). Sums are cut between
 * blocks of depth by storing them, which changes no bit. `spare` is room for one tile.
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
  rows: i32,
  firstRow: i32,
  endRow: i32,
  spare: usize,
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
        if (validRows == TILE_ROWS && validColumns == width) {
          denseTile<T>(
            source,
            rowStride,
            depthStride,
            right,
            blockDepth,
            sums,
            fromStride,
            target,
            resultStride,
          );
        } else {
          edgeTile<T>(
            source,
            rowStride,
            depthStride,
            right,
            blockDepth,
            sums,
            fromStride,
            target,
            resultStride,
            rows,
            row,
            validRows,
            validColumns,
            spare,
          );
        }
      }
    }
    firstDepth += blockDepth;
  } while (firstDepth < depth);
}

/**
 * A tile that reaches over the last row or column: computed in `spare` and copied as far as it is
 * valid. Its rows are moved up so that it ends with the last row; a matrix of fewer rows than a tile
 * has is worked through row by row, of which the tile's first row counts.
 */
function edgeTile<T>(
  left: usize,
  rowStride: usize,
  depthStride: usize,
  right: usize,
  depth: i32,
  start: usize,
  startStride: usize,
  result: usize,
  resultStride: usize,
  rows: i32,
  row: i32,
  validRows: i32,
  validColumns: i32,
  spare: usize,
): void {
  const bytes = <usize>validColumns * sizeof<T>();
  if (rows >= TILE_ROWS) {
    const moved = row + TILE_ROWS > rows ? row + TILE_ROWS - rows : 0;
    const place = spare + ((<usize>moved) << 5);
    memory.fill(spare, 0, (<usize>TILE_ROWS) << 5);
    for (let r = 0; r < validRows && start != 0; r++) {
      memory.copy(place + ((<usize>r) << 5), start + <usize>r * startStride, bytes);
    }
    denseTile<T>(
      left - <usize>moved * rowStride,
      rowStride,
      depthStride,
      right,
      depth,
      spare,
      32,
      spare,
      32,
    );
    for (let r = 0; r < validRows; r++) {
      memory.copy(result + <usize>r * resultStride, place + ((<usize>r) << 5), bytes);
    }
    return;
  }
  for (let r = 0; r < validRows; r++) {
    memory.fill(spare, 0, 32);
    if (start != 0) memory.copy(spare, start + <usize>r * startStride, bytes);
    denseTile<T>(left + <usize>r * rowStride, 0, depthStride, right, depth, spare, 0, spare, 32);
    memory.copy(result + <usize>r * resultStride, spare, bytes);
  }
}
