import { address, chunkStart, giveResult, integer, scalar } from "../scheduler/job";
import { firstPiece, givePieceSum, pieceRows } from "../scheduler/pieces";
import { addColumnSums } from "./add-column-sums";
import { areFinite } from "./are-finite";
import { argmaxRows } from "./argmax-rows";
import { limitColumnNorms } from "./limit-column-norms";
import { matchingRows } from "./matching-rows";
import { sumOfMagnitudes } from "./sum-of-magnitudes";
import { sumOfSquares } from "./sum-of-squares";

/** Chunks of columns begin on cache lines. */
export const CHUNK_COLUMNS: i32 = 16;

/** Integers of the job: elements, input. Never cut: the sum has one order. */
export function runSumOfSquares<T>(): void {
  giveResult(sumOfSquares<T>(address(1), integer(0)));
}

/** Integers: elements, input. Never cut. */
export function runSumOfMagnitudes<T>(): void {
  giveResult(sumOfMagnitudes<T>(address(1), integer(0)));
}

/** Integers: elements, input; gives 1 where all are finite, else 0. Never cut. */
export function runAreFinite<T>(): void {
  giveResult(areFinite<T>(address(1), 0, integer(0)) ? 1 : 0);
}

/** Integers: rows, columns, input, output (i32). A chunk is some rows. */
export function runArgmaxRows<T>(chunk: i32, chunks: i32): void {
  const start = chunkStart(chunk, chunks, integer(0), 16);
  const end = chunkStart(chunk + 1, chunks, integer(0), 16);
  argmaxRows<T>(address(2), address(3), integer(1), start, end);
}

/**
 * Integers: rows, columns, left, right, nothing, sums, rows of a piece. A chunk is some pieces of the
 * rows.
 */
export function runMatchingRows<T>(chunk: i32, chunks: i32): void {
  const rows = integer(0);
  const columns = integer(1);
  const size = pieceRows();
  const end = firstPiece(chunk + 1, chunks, rows, size);
  for (let piece = firstPiece(chunk, chunks, rows, size); piece < end; piece++) {
    const first = piece * size;
    const offset = (first as usize) * (columns as usize) * sizeof<T>();
    const count = min(size, rows - first);
    const matching = matchingRows<T>(address(2) + offset, address(3) + offset, columns, count);
    givePieceSum(piece, matching);
  }
}

@inline
function firstColumn(chunk: i32, chunks: i32): i32 {
  return chunkStart(chunk, chunks, integer(1), CHUNK_COLUMNS);
}

/** Integers: rows, columns, input, output. A chunk is some columns. */
export function runAddColumnSums<T>(chunk: i32, chunks: i32): void {
  const start = firstColumn(chunk, chunks);
  const end = firstColumn(chunk + 1, chunks);
  addColumnSums<T>(address(2), address(3), integer(0), integer(1), start, end);
}

/** Integers: rows, columns, matrix, factors; scalar: limit. A chunk is some columns. */
export function runLimitColumnNorms<T>(chunk: i32, chunks: i32): void {
  const start = firstColumn(chunk, chunks);
  const end = firstColumn(chunk + 1, chunks);
  limitColumnNorms<T>(address(2), address(3), scalar(0), integer(0), integer(1), start, end);
}
