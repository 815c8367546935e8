import type { KeptTransposes } from "./kept-transposes.js";
import type { Tensor } from "../../tensor/index.js";

/** Where the kernels find a block of sparse rows. */
export interface SparseBlock {
  /** Address of the row numbers, 0 where the rows follow one another from `rowStarts` on. */
  readonly order: number;
  readonly rowStarts: number;
  readonly pairs: number;
  /** Entries of every row in `rowStarts` but the last, which is the row's end. */
  readonly bands: number;
  readonly bandColumns: number;
  /** The same as at `order`, and at `rowStarts` of the data set's first row. */
  readonly orderView: Int32Array | undefined;
  readonly starts: Int32Array;
  /** Position of the block's first row in the data set, or in the order that it was read in. */
  readonly start: number;
  /** What is kept from one pass over the data set to the next; `undefined` where rows never come again. */
  readonly transposes: KeptTransposes | undefined;
  /** What every value is multiplied by. */
  readonly scale: number;
  /** What is added to every row, in columns without a pair too; `undefined` for nothing. */
  readonly base?: SparseBase;
}

/** The row `−mean / deviation`, by which rows that have been divided by deviations are standardised. */
export interface SparseBase {
  /** The rows before. */
  readonly source: SparseBlock;
  readonly mean: Tensor;
  /** 0 divides by 1. */
  readonly deviation: Tensor;
}

/** The number in the data set of row `index` of a block, by which `starts` has its entries. */
export function rowNumber({ orderView, start }: SparseBlock, index: number): number {
  return orderView === undefined ? start + index : (orderView[index] ?? 0);
}

/**
 * The sparse rows that stand behind tensors.
 *
 * `PreparedRows.read` may hand out a tensor without elements of its own; products find its rows here.
 * Only the first layers of a model ever see such a tensor.
 */
export class SparseBlocks {
  readonly #blocks = new WeakMap<Tensor, SparseBlock>();

  get(tensor: Tensor): SparseBlock | undefined {
    return this.#blocks.get(tensor);
  }

  set(tensor: Tensor, block: SparseBlock): void {
    this.#blocks.set(tensor, block);
  }

  /** A tensor that has been written has elements of its own. */
  forget(tensor: Tensor): void {
    this.#blocks.delete(tensor);
  }
}
