import { PIECE_ELEMENTS } from "../../shared/piece-sizes";
import { address, integer, scalar } from "../scheduler/job";
import { firstPiece, givePieceSum, pieceRows } from "../scheduler/pieces";
import { elementwiseLoss } from "./elementwise-loss";
import { softmaxCrossEntropy } from "./softmax-cross-entropy";

/**
 * Integers of the job: elements, kind, predictions, targets, gradient or 0, sums; scalars: parameter,
 * scale. A chunk is some pieces of the elements, of which each has its own sum (f64).
 */
export function runElementwiseLoss<T>(chunk: i32, chunks: i32): void {
  const count = integer(0);
  const end = firstPiece(chunk + 1, chunks, count, PIECE_ELEMENTS);
  for (let piece = firstPiece(chunk, chunks, count, PIECE_ELEMENTS); piece < end; piece++) {
    const first = piece * PIECE_ELEMENTS;
    const offset = (first as usize) * sizeof<T>();
    const loss = elementwiseLoss<T>(
      integer(1),
      address(2) + offset,
      address(3) + offset,
      scalar(0),
      scalar(1),
      address(4) === 0 ? 0 : address(4) + offset,
      min(PIECE_ELEMENTS, count - first),
    );
    givePieceSum(piece, loss);
  }
}

/**
 * Integers: rows, columns, logits, targets, gradient, sums, rows of a piece; scalar: scale. A chunk is
 * some pieces of the rows.
 */
export function runSoftmaxCrossEntropy<T>(chunk: i32, chunks: i32): void {
  const rows = integer(0);
  const columns = integer(1);
  const size = pieceRows();
  const end = firstPiece(chunk + 1, chunks, rows, size);
  for (let piece = firstPiece(chunk, chunks, rows, size); piece < end; piece++) {
    const first = piece * size;
    const offset = (first as usize) * (columns as usize) * sizeof<T>();
    const loss = softmaxCrossEntropy<T>(
      address(2) + offset,
      address(3) + offset,
      scalar(0),
      address(4) + offset,
      min(size, rows - first),
      columns,
    );
    givePieceSum(piece, loss);
  }
}
