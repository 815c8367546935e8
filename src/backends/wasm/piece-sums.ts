import type { DType } from "../../tensor/index.js";
import { PIECE_ELEMENTS } from "./shared/piece-sizes.js";
import type { WasmContext } from "./wasm-context.js";

/** A job that leaves a sum for each of its pieces, see `shared/piece-sizes.ts`. */
export interface PieceJob {
  readonly kernel: number;
  readonly dtype: DType;
  /** Elementary operations of the whole job. */
  readonly work: number;
  readonly pieces: number;
  /** Position among the job's integers at which the sums' address belongs. */
  readonly sums: number;
}

/** Pieces that so many elements are cut into. */
export function elementPieces(elements: number): number {
  return Math.ceil(elements / PIECE_ELEMENTS);
}

/** Rows of a piece. */
export function pieceRows(columns: number): number {
  return Math.max(1, Math.floor(PIECE_ELEMENTS / Math.max(1, columns)));
}

/** Runs a job whose other arguments are given, finishes its operands, and adds its sums in order. */
export function sumPieces({ engine, operands, memory }: WasmContext, job: PieceJob): number {
  const { kernel, dtype, work, pieces, sums } = job;
  const address = operands.temporary(pieces * Float64Array.BYTES_PER_ELEMENT);
  engine.integer(sums, address);
  engine.run(kernel, dtype, work, pieces);
  let sum = 0;
  for (const piece of new Float64Array(memory.buffer, address, pieces)) sum += piece;
  operands.finish();
  return sum;
}
