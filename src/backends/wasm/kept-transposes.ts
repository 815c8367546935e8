import { OutOfMemoryError } from "../../errors/index.js";
import { MemoryBlocks } from "./memory-blocks.js";
import type { SparseBlock } from "./sparse-blocks.js";
import type { RowPairs } from "./sparse-product.js";
import type { WasmMemory } from "./wasm-memory.js";

/** Blocks remembered at most. */
const mostBlocks = 1024;

/** Makes a transpose in memory that `allocate` gives. */
export type TransposeMaker = (allocate: (bytes: number) => number) => RowPairs;

interface KeptBlock {
  /** The rows in order; `undefined` where they follow one another. */
  readonly rows: Int32Array | undefined;
  readonly count: number;
  readonly scale: number;
  pairs: RowPairs | undefined;
}

/** Rows of a block, by their places in it. */
export interface RowRange {
  readonly first: number;
  readonly count: number;
}

/** What is to be known of a block of rows. */
export type BlockOfRows = Pick<SparseBlock, "start" | "orderView" | "scale">;

/**
 * The transposes of blocks that come again with the same rows, as in training on all rows at once.
 *
 * What comes a second time is kept. The first block that comes with other rows than before tells that
 * rows are shuffled: from then on, nothing is remembered and nothing compared.
 */
export class KeptTransposes {
  readonly #memory: WasmMemory;
  readonly #blocks: MemoryBlocks;
  /** By position of the first row. */
  readonly #known = new Map<number, KeptBlock>();
  #isUseless = false;
  #isMaking = false;

  constructor(memory: WasmMemory) {
    this.#memory = memory;
    this.#blocks = new MemoryBlocks(memory);
  }

  /** The transpose of some rows of a block, made at the second visit; `undefined` where it isn't kept. */
  find(block: BlockOfRows, { first, count }: RowRange, make: TransposeMaker): RowPairs | undefined {
    if (this.#isUseless) return undefined;
    const { scale } = block;
    const start = block.start + first;
    const orderView = block.orderView?.subarray(first, first + count);
    const known = this.#known.get(start);
    if (known === undefined) {
      if (this.#known.size < mostBlocks) {
        this.#known.set(start, { rows: orderView?.slice(), count, scale, pairs: undefined });
      }
      return undefined;
    }
    if (!isSame(known, { orderView, scale }, count)) {
      this.release();
      return undefined;
    }
    if (known.pairs === undefined) this.#make(known, make);
    return known.pairs;
  }

  #make(known: KeptBlock, make: TransposeMaker): void {
    this.#isMaking = true;
    this.#memory.addReserve(this.#giveUp);
    try {
      known.pairs = make((bytes) => this.#blocks.allocate(bytes));
    } catch (error) {
      if (!(error instanceof OutOfMemoryError)) throw error;
      this.release();
    } finally {
      this.#isMaking = false;
    }
  }

  /** What is kept is worth less than what somebody needs; but a transpose that is being made is not. */
  readonly #giveUp = (): void => {
    if (!this.#isMaking) this.release();
  };

  /** Gives all memory back; nothing is kept any more. */
  release(): void {
    this.#isUseless = true;
    this.#memory.removeReserve(this.#giveUp);
    this.#blocks.release();
    this.#known.clear();
  }
}

function isSame(
  known: KeptBlock,
  { orderView, scale }: Omit<BlockOfRows, "start">,
  count: number,
): boolean {
  const { rows } = known;
  if (count !== known.count || scale !== known.scale) return false;
  if (rows === undefined || orderView === undefined) return rows === orderView;
  for (let index = 0; index < count; index += 1) {
    if (rows[index] !== orderView[index]) return false;
  }
  return true;
}
