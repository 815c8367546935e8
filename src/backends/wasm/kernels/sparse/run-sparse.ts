import { address, chunkStart, integer, scalarOf } from "../scheduler/job";
import { denseRows } from "./dense-rows";
import { scalePairs } from "./scale-pairs";
import { sparseProduct } from "./sparse-product";
import { transposeBand } from "./transpose-rows";

/**
 * A job of {@link sparseProduct} on rows of the data set. It is cut into stripes of rows, a stripe into
 * rows of one tile after the other: a thread's rows and tiles stay in its caches.
 */
export function runSparseAffine<T>(chunk: i32, chunks: i32): void {
  const rows = integer(12);
  const tiles = tileCount<T>();
  const stripeRows = integer(14);
  let piece = chunkStart(chunk, chunks, tiles * rows, 1);
  const end = chunkStart(chunk + 1, chunks, tiles * rows, 1);
  while (piece < end) {
    const stripe = piece / (stripeRows * tiles);
    const firstOfStripe = stripe * stripeRows;
    const rowsHere = min(stripeRows, rows - firstOfStripe);
    const place = piece - firstOfStripe * tiles;
    const firstRow = place % rowsHere;
    const endRow = min(rowsHere, firstRow + end - piece);
    sparseProduct<T>(place / rowsHere, firstOfStripe + firstRow, firstOfStripe + endRow);
    piece += endRow - firstRow;
  }
}

/**
 * A job of {@link sparseProduct} on transposed rows. A chunk is all tiles of some columns of the data
 * set, which are rows of the gradient: those that the thread will update.
 */
export function runSparseGradient<T>(chunk: i32, chunks: i32): void {
  const first = chunkStart(chunk, chunks, integer(12), 1);
  const end = chunkStart(chunk + 1, chunks, integer(12), 1);
  const tiles = tileCount<T>();
  for (let tile = 0; tile < tiles; tile++) sparseProduct<T>(tile, first, end);
}

function tileCount<T>(): i32 {
  const tileUnits = integer(13) * <i32>(16 / sizeof<T>());
  return (integer(11) + tileUnits - 1) / tileUnits;
}

/**
 * Integers of the job: order, row starts, pairs, rows, bands, columns of a band, columns in all, then
 * of the result column starts and pairs; the scalar of type T: scale. A chunk is some bands.
 */
export function runTransposeRows<T>(chunk: i32, chunks: i32): void {
  const bands = integer(4);
  const bandColumns = integer(5);
  const width = integer(6);
  const end = chunkStart(chunk + 1, chunks, bands, 1);
  for (let band = chunkStart(chunk, chunks, bands, 1); band < end; band++) {
    transposeBand<T>(
      address(0),
      address(1),
      address(2),
      scalarOf<T>(),
      integer(3),
      bands,
      band,
      band * bandColumns,
      min(width, (band + 1) * bandColumns),
      address(7),
      address(8),
    );
  }
}

/**
 * Integers of the job: order, row starts, pairs, rows, bands, columns, output; the scalar of type T:
 * scale. A chunk is some rows.
 */
export function runDenseRows<T>(chunk: i32, chunks: i32): void {
  denseRows<T>(
    address(0),
    address(1),
    address(2),
    integer(4),
    integer(5),
    address(6),
    scalarOf<T>(),
    chunkStart(chunk, chunks, integer(3), 1),
    chunkStart(chunk + 1, chunks, integer(3), 1),
  );
}

/**
 * Integers of the job: rows, order, row starts, pairs, bands, factors, own row starts, own pairs; the scalar
 * of type T: scale. A chunk is some rows.
 */
export function runScalePairs<T>(chunk: i32, chunks: i32): void {
  scalePairs<T>(
    address(1),
    address(2),
    address(3),
    integer(4),
    scalarOf<T>(),
    address(5),
    address(6),
    address(7),
    chunkStart(chunk, chunks, integer(0), 1),
    chunkStart(chunk + 1, chunks, integer(0), 1),
  );
}
