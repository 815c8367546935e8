import { ArgumentError } from "../../errors/index.js";
import {
  dtypeOf,
  elementCount,
  floatArray,
  formatShape,
  isTensor,
  requireNonNegativeInteger,
  wrap,
  type DType,
  type InputTensor,
  type Shape,
  type Tensor,
} from "../../tensor/index.js";
import type { PreparedRows, PrepareOptions } from "../operations/memory-operations.js";
import { requireHeld, requireRow, requireRowRange } from "./row-checks.js";
import { reductionOperations } from "./reductions.js";
import { at, forEachElement } from "./strided.js";

/** Memory of a backend's own for the block that rows are gathered into. */
export interface BlockMemory {
  isFinite(inputs: InputTensor): boolean;
  allocate(shape: Shape, dtype: DType): Tensor;
  release(tensor: Tensor): void;
}

/**
 * Rows that stay where they are: `read` gathers them into one block that is used again and again.
 *
 * Reads without an order give a view of the inputs where these have the wanted type already.
 */
export class ArrayRows implements PreparedRows {
  readonly rows: number;
  readonly sampleShape: Shape;
  readonly #options: PrepareOptions;
  /** Where each element of a row lies, counted from the row's first. */
  readonly #elementOffsets: Int32Array;
  readonly #blocks = new Map<number, Tensor>();
  readonly #memory: BlockMemory | undefined;
  readonly #rowsAreRuns: boolean;
  #inputs: InputTensor | undefined;
  #block: Tensor | undefined;
  #finite: boolean | undefined;

  /**
   * @param memory Where the block lives; then every read gathers, and none gives a view of the inputs.
   * @throws {ArgumentError} when `inputs` has no rows to speak of (`[]`) or `blockRows` is no row count.
   */
  constructor(inputs: InputTensor, options: PrepareOptions, memory?: BlockMemory) {
    const [rows, ...sampleShape] = inputs.shape;
    if (rows === undefined) {
      throw new ArgumentError({
        where: "prepare, inputs",
        expected: "a tensor whose first dimension counts rows",
        received: `shape ${formatShape(inputs.shape)}`,
      });
    }
    requireNonNegativeInteger(options.blockRows, "prepare, blockRows");
    this.rows = rows;
    this.sampleShape = sampleShape;
    this.#options = options;
    this.#inputs = inputs;
    this.#elementOffsets = elementOffsets(inputs, sampleShape);
    this.#rowsAreRuns = this.#elementOffsets.every((offset, position) => offset === position);
    this.#memory = memory;
  }

  get isFinite(): boolean {
    requireHeld(this.#inputs);
    this.#finite ??= (this.#memory ?? reductionOperations).isFinite(this.#inputs);
    return this.#finite;
  }

  read(order: Int32Array | undefined, start: number, end: number): Tensor {
    const inputs = this.#inputs;
    requireHeld(inputs);
    requireRowRange(order?.length ?? this.rows, start, end, this.#options.blockRows);
    const { dtype } = this.#options;
    const viewable = this.#memory === undefined && isTensor(inputs) && dtypeOf(inputs) === dtype;
    if (order === undefined && viewable) {
      return inputs.lo(start).hi(end - start);
    }
    const block = this.#blockOf(end - start);
    const { data, offset } = block;
    this.#gather(inputs, order, start, end, data.subarray(offset, offset + block.size));
    return block;
  }

  dispose(): void {
    if (this.#block !== undefined) this.#memory?.release(this.#block);
    this.#inputs = undefined;
    this.#block = undefined;
    this.#blocks.clear();
  }

  #gather(
    inputs: InputTensor,
    order: Int32Array | undefined,
    start: number,
    end: number,
    target: Tensor["data"],
  ): void {
    const offsets = this.#elementOffsets;
    const rowStride = inputs.stride[0] ?? 0;
    let position = 0;
    for (let i = start; i < end; i++) {
      const row = order === undefined ? i : at(order, i);
      requireRow(i, row, this.rows);
      const first = inputs.offset + row * rowStride;
      if (this.#rowsAreRuns) {
        target.set(inputs.data.subarray(first, first + offsets.length), position);
        position += offsets.length;
        continue;
      }
      for (let j = 0; j < offsets.length; j++) {
        target[position++] = at(inputs.data, first + at(offsets, j));
      }
    }
  }

  #blockOf(rows: number): Tensor {
    const { dtype, blockRows } = this.#options;
    const shape = [blockRows, ...this.sampleShape];
    this.#block ??=
      this.#memory?.allocate(shape, dtype) ?? wrap(floatArray(elementCount(shape), dtype), shape);
    let view = this.#blocks.get(rows);
    if (view === undefined) {
      view = this.#block.hi(rows);
      this.#blocks.set(rows, view);
    }
    return view;
  }
}

function elementOffsets(inputs: InputTensor, sampleShape: Shape): Int32Array {
  const offsets = new Int32Array(elementCount(sampleShape));
  if (inputs.shape[0] === 0) return offsets;
  const first = inputs.pick(0);
  let position = 0;
  if (sampleShape.length === 0) return offsets;
  forEachElement([first], (element) => {
    offsets[position++] = element - first.offset;
  });
  return offsets;
}
