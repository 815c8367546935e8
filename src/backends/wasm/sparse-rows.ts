import { floatArray, wrap, type DType, type Shape, type Tensor } from "../../tensor/index.js";
import type { PreparedRows, PrepareOptions } from "../operations/memory-operations.js";
import { KeptTransposes } from "./kept-transposes.js";
import { requireHeld, requireRow, requireRowRange } from "../reference/row-checks.js";
import type { SparseBlocks } from "./sparse-blocks.js";
import type { SparseEncoding } from "./sparse-encoding.js";
import type { WasmMemory } from "./wasm-memory.js";

/** Rows kept as (value, column) pairs: a block of them is a list of row numbers, nothing is gathered. */
export class SparseRows implements PreparedRows {
  readonly rows: number;
  readonly sampleShape: Shape;
  /** Rows that are not are never encoded. */
  readonly isFinite = true;
  #encoding: SparseEncoding | undefined;
  readonly #blocks: SparseBlocks;
  readonly #memory: WasmMemory;
  readonly #dtype: DType;
  readonly #blockRows: number;
  readonly #order: number;
  readonly #orderView: Int32Array;
  readonly #transposes: KeptTransposes;
  readonly #tensors = new Map<number, Tensor>();

  constructor(
    shape: Shape,
    { dtype, blockRows }: PrepareOptions,
    encoding: SparseEncoding,
    blocks: SparseBlocks,
    memory: WasmMemory,
  ) {
    [this.rows = 0, ...this.sampleShape] = shape;
    this.#encoding = encoding;
    this.#blocks = blocks;
    this.#memory = memory;
    this.#dtype = dtype;
    this.#blockRows = blockRows;
    this.#transposes = new KeptTransposes(memory);
    this.#order = memory.allocate(blockRows * 4);
    this.#orderView = new Int32Array(memory.buffer, this.#order, blockRows);
  }

  read(order: Int32Array | undefined, start: number, end: number): Tensor {
    const encoding = this.#encoding;
    requireHeld(encoding);
    requireRowRange(order?.length ?? this.rows, start, end, this.#blockRows);
    const { rowStarts, pairs, bands, bandColumns, starts } = encoding;
    const tensor = this.#tensorOf(end - start);
    if (order !== undefined) {
      for (let index = start; index < end; index += 1) {
        const row = order[index] ?? 0;
        requireRow(index, row, this.rows);
        this.#orderView[index - start] = row;
      }
    }
    this.#blocks.set(tensor, {
      order: order === undefined ? 0 : this.#order,
      rowStarts: order === undefined ? rowStarts + start * (bands + 1) * 4 : rowStarts,
      pairs,
      bands,
      bandColumns,
      orderView: order === undefined ? undefined : this.#orderView,
      starts,
      start,
      transposes: this.#transposes,
      scale: 1,
    });
    return tensor;
  }

  dispose(): void {
    if (this.#encoding === undefined) return;
    this.#encoding.release();
    this.#transposes.release();
    this.#encoding = undefined;
    this.#tensors.clear();
    this.#memory.release(this.#order, this.#blockRows * 4);
  }

  /** A tensor of the right shape without elements of its own. */
  #tensorOf(rows: number): Tensor {
    let tensor = this.#tensors.get(rows);
    if (tensor === undefined) {
      tensor = wrap(floatArray(0, this.#dtype), [rows, ...this.sampleShape]);
      this.#tensors.set(rows, tensor);
    }
    return tensor;
  }
}
