import type { DType } from "../../tensor/index.js";
import { PIECE_ELEMENTS, PIECE_ROWS_INTEGER, SUMS_INTEGER } from "./shared/piece-sizes.js";
import type { WasmContext } from "./wasm-context.js";

/** Pieces that so many elements are cut into. */
export function elementPieces(elements: number): number {
  return Math.ceil(elements / PIECE_ELEMENTS);
}

/** Tells the next job how many rows a piece has, and gives the number of pieces. */
export function rowPieces({ engine }: WasmContext, rows: number, columns: number): number {
  const pieceRows = Math.max(1, Math.floor(PIECE_ELEMENTS / Math.max(1, columns)));
  engine.integer(PIECE_ROWS_INTEGER, pieceRows);
  return Math.ceil(rows / pieceRows);
}

/**
 * Runs a job that leaves a sum for each of its pieces (`shared/piece-sizes.ts`), finishes its operands,
 * and adds the sums in order.
 */
export function sumPieces(
  { engine, operands, memory }: WasmContext,
  kernel: number,
  dtype: DType,
  work: number,
  pieces: number,
): number {
  const address = operands.temporary(pieces * Float64Array.BYTES_PER_ELEMENT);
  engine.integer(SUMS_INTEGER, address);
  engine.run(kernel, dtype, work, pieces);
  let sum = 0;
  for (const piece of new Float64Array(memory.buffer, address, pieces)) sum += piece;
  operands.finish();
  return sum;
}
