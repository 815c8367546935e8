import { address, chunkStart, integer, scalar } from "../scheduler/job";
import { firstPiece, pieceRows } from "../scheduler/pieces";
import { columnSums } from "./column-sums";
import { normalizeColumns, normalizeColumnsGradient } from "./normalize-columns";
import { normalizeRows, normalizeRowsGradient } from "./normalize-rows";

// Integers of every job: rows, columns, input, …; of those that sum also, at 5 and 6, the address of the
// sums of all pieces and the rows of a piece. A chunk is some rows, or some pieces of them.

@inline
function rowStart(chunk: i32, chunks: i32): i32 {
  return chunkStart(chunk, chunks, integer(0), 1);
}

/** Where the sums of a piece begin: two of float64 for every column, their number rounded up to even. */
@inline
function sumsOf(piece: i32): usize {
  return address(5) + (<usize>piece * <usize>((integer(1) + 1) & ~1)) * 16;
}

/** Integers: rows, columns, input, gradient, centre, sums, rows of a piece, kind. */
export function runColumnSums<T>(chunk: i32, chunks: i32): void {
  const rows = integer(0);
  const size = pieceRows();
  const end = firstPiece(chunk + 1, chunks, rows, size);
  for (let piece = firstPiece(chunk, chunks, rows, size); piece < end; piece++) {
    const first = piece * size;
    columnSums<T>(
      integer(7),
      address(2),
      address(3),
      address(4),
      sumsOf(piece),
      integer(1),
      first,
      min(rows, first + size),
    );
  }
}

/** Integers: rows, columns, input, mean, factor, shift, output. */
export function runNormalizeColumns<T>(chunk: i32, chunks: i32): void {
  normalizeColumns<T>(
    address(2),
    address(3),
    address(4),
    address(5),
    address(6),
    integer(1),
    rowStart(chunk, chunks),
    rowStart(chunk + 1, chunks),
  );
}

/** Integers: rows, columns, input, mean, factor, shift, slope, gradient, input gradient. */
export function runNormalizeColumnsGradient<T>(chunk: i32, chunks: i32): void {
  normalizeColumnsGradient<T>(
    address(2),
    address(3),
    address(4),
    address(5),
    address(6),
    address(7),
    address(8),
    integer(1),
    rowStart(chunk, chunks),
    rowStart(chunk + 1, chunks),
  );
}

/** Integers: rows, columns, input, gamma, beta, output; scalar: epsilon. */
export function runNormalizeRows<T>(chunk: i32, chunks: i32): void {
  normalizeRows<T>(
    address(2),
    address(3),
    address(4),
    address(5),
    scalar(0),
    integer(1),
    rowStart(chunk, chunks),
    rowStart(chunk + 1, chunks),
  );
}

/** Integers: rows, columns, input, gamma, gradient, sums, rows of a piece, input gradient or 0; scalar: epsilon. */
export function runNormalizeRowsGradient<T>(chunk: i32, chunks: i32): void {
  const rows = integer(0);
  const size = pieceRows();
  const end = firstPiece(chunk + 1, chunks, rows, size);
  for (let piece = firstPiece(chunk, chunks, rows, size); piece < end; piece++) {
    const first = piece * size;
    normalizeRowsGradient<T>(
      address(2),
      address(3),
      address(4),
      address(7),
      sumsOf(piece),
      scalar(0),
      integer(1),
      first,
      min(rows, first + size),
    );
  }
}
