import { PIECE_ROWS_INTEGER, SUMS_INTEGER } from "../../shared/piece-sizes";
import { address, chunkStart, integer } from "./job";

// A chunk of a job that is cut into pieces is some of them. Each leaves its sum for the host to add.

/** Rows of a piece where a job is cut by rows. */
@inline
export function pieceRows(): i32 {
  return integer(PIECE_ROWS_INTEGER);
}

/** The first piece of a chunk of `total` items in pieces of `size`; the next chunk's is its end. */
@inline
export function firstPiece(chunk: i32, chunks: i32, total: i32, size: i32): i32 {
  return chunkStart(chunk, chunks, (total + size - 1) / size, 1);
}

/** Hands the sum of a piece to the host. */
@inline
export function givePieceSum(piece: i32, sum: f64): void {
  store<f64>(address(SUMS_INTEGER) + ((piece as usize) << 3), sum);
}
