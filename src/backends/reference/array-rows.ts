import { ArgumentError, StateError } from "../../errors/index.js";
import {
  dtypeOf,
  elementCount,
  floatArray,
  formatShape,
  isTensor,
  requireNonNegativeInteger,
  wrap,
  type InputTensor,
  type Shape,
  type Tensor,
} from "../../tensor/index.js";
import type { PreparedRows, PrepareOptions } from "../operations/memory-operations.js";
import { at, forEachElement } from "./strided.js";

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
  #inputs: InputTensor | undefined;
  #block: Tensor | undefined;

  /** @throws {ArgumentError} when `inputs` has no rows to speak of (`[]`) or `blockRows` is no row count. */
  constructor(inputs: InputTensor, options: PrepareOptions) {
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
  }

  read(order: Int32Array | undefined, start: number, end: number): Tensor {
    const inputs = this.#inputs;
    if (inputs === undefined) {
      throw new StateError({
        where: "PreparedRows.read",
        expected: "rows that are still held",
        received: "a call after dispose()",
        fix: "Prepare the inputs again.",
      });
    }
    this.#requireRange(order?.length ?? this.rows, start, end);
    if (order === undefined && isTensor(inputs) && dtypeOf(inputs) === this.#options.dtype) {
      return inputs.lo(start).hi(end - start);
    }
    const block = this.#blockOf(end - start);
    this.#gather(inputs, order, start, end, block.data);
    return block;
  }

  dispose(): void {
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
      if (row < 0 || row >= this.rows) throw outOfRows(i, row, this.rows);
      const first = inputs.offset + row * rowStride;
      for (let j = 0; j < offsets.length; j++) {
        target[position++] = at(inputs.data, first + at(offsets, j));
      }
    }
  }

  #blockOf(rows: number): Tensor {
    const { dtype, blockRows } = this.#options;
    this.#block ??= wrap(floatArray(blockRows * elementCount(this.sampleShape), dtype), [
      blockRows,
      ...this.sampleShape,
    ]);
    let view = this.#blocks.get(rows);
    if (view === undefined) {
      view = this.#block.hi(rows);
      this.#blocks.set(rows, view);
    }
    return view;
  }

  #requireRange(length: number, start: number, end: number): void {
    const rows = end - start;
    if (start >= 0 && end <= length && rows >= 0 && rows <= this.#options.blockRows) return;
    throw new ArgumentError({
      where: "PreparedRows.read",
      expected: `at most ${this.#options.blockRows} rows within 0 to ${length}`,
      received: `rows ${start} to ${end}`,
    });
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

function outOfRows(position: number, row: number, rows: number): ArgumentError {
  return new ArgumentError({
    where: `PreparedRows.read, order[${position}]`,
    expected: `a row from 0 to ${rows - 1}`,
    received: String(row),
  });
}
