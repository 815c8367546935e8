import { address, chunkStart, integer } from "../scheduler/job";
import { denseProduct } from "./dense-product";
import { tileColumns, TILE_ROWS } from "./dense-tile";
import { packPanels, packTransposedPanels } from "./pack";

/** Integers of the job: right, packed, depth, columns, vectors of a panel. A chunk is some rows. */
export function runPack<T>(chunk: i32, chunks: i32): void {
  const depth = integer(2);
  const first = chunkStart(chunk, chunks, depth, 1);
  const end = chunkStart(chunk + 1, chunks, depth, 1);
  packPanels<T>(address(0), address(1), depth, integer(3), integer(4), first, end);
}

/**
 * Integers of the job: right, which is given transposed, packed, depth, columns. A chunk is some
 * panels of two vectors.
 */
export function runPackTransposed<T>(chunk: i32, chunks: i32): void {
  const columns = integer(3);
  const panels = (columns + tileColumns<T>() - 1) / tileColumns<T>();
  const first = chunkStart(chunk, chunks, panels, 1);
  const end = chunkStart(chunk + 1, chunks, panels, 1);
  packTransposedPanels<T>(address(0), address(1), integer(2), columns, first, end);
}

/**
 * Integers of the job: left, row stride, depth stride, panels, start, start stride, result, depth,
 * columns, rows. A chunk is some rows of the result.
 */
export function runDenseProduct<T>(chunk: i32, chunks: i32): void {
  const rows = integer(9);
  denseProduct<T>(
    address(0),
    address(1),
    address(2),
    address(3),
    address(4),
    address(5),
    address(6),
    integer(7),
    integer(8),
    chunkStart(chunk, chunks, rows, TILE_ROWS),
    chunkStart(chunk + 1, chunks, rows, TILE_ROWS),
  );
}
