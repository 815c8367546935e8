import { DTypeError, ShapeError, StateError } from "../../errors/index.js";
import {
  dtypeOf,
  formatShape,
  isContiguous,
  wrap,
  type DType,
  type Tensor,
} from "../../tensor/index.js";
import { memoryOperations } from "../reference/memory.js";
import { elementBytes } from "./element-bytes.js";
import type { HeldTensors } from "./held-tensors.js";
import type { MemoryBlocks } from "./memory-blocks.js";
import type { SparseBlocks } from "./sparse-blocks.js";
import type { WasmMemory } from "./wasm-memory.js";

/** Memory that an operation needs while it runs, as for a copy of a tensor that lives elsewhere. */
interface Staged {
  readonly address: number;
  readonly bytes: number;
  /** What is copied to where afterwards; `undefined` for inputs and intermediate results. */
  readonly result: { readonly copy: Tensor; readonly target: Tensor } | undefined;
}

/**
 * Addresses of an operation's operands, all of one element type and of the sizes that are asked for,
 * so that a kernel never writes beyond a tensor.
 *
 * Contiguous tensors in WebAssembly memory are used where they are. All others (a user's own arrays,
 * strided views) are copied in, and results copied out by {@link finish}. When an operand doesn't fit,
 * or there is no room, what the operation has taken so far is given back before the error is thrown.
 */
export class Operands {
  readonly #memory: WasmMemory;
  readonly #sparse: SparseBlocks;
  readonly #held: HeldTensors;
  readonly #staged: Staged[] = [];

  constructor(memory: WasmMemory, sparse: SparseBlocks, held: HeldTensors) {
    this.#memory = memory;
    this.#sparse = sparse;
    this.#held = held;
  }

  /** Makes sure of a tensor's size and type. @throws {ShapeError} or {DTypeError} */
  require(tensor: Tensor, size: number, dtype: DType): void {
    if (tensor.size === size && dtypeOf(tensor) === dtype) return;
    this.#drop();
    throw operandError(tensor, size, dtype);
  }

  /** Address of a tensor that is only read. */
  input(tensor: Tensor, size: number, dtype: DType): number {
    this.require(tensor, size, dtype);
    return this.#resident(tensor) ?? this.#stage(tensor, true, false);
  }

  /** Address of a tensor that is read and written. */
  update(tensor: Tensor, size: number, dtype: DType): number {
    this.require(tensor, size, dtype);
    this.written(tensor);
    return this.#resident(tensor) ?? this.#stage(tensor, true, true);
  }

  /** Address of a tensor that is written whole, whatever it held. */
  output(tensor: Tensor, size: number, dtype: DType): number {
    this.require(tensor, size, dtype);
    this.written(tensor);
    return this.#resident(tensor) ?? this.#stage(tensor, false, true);
  }

  /** What stood for a tensor beside its elements is no longer true. */
  written(tensor: Tensor): void {
    this.#sparse.forget(tensor);
    this.#held.changed(tensor);
  }

  /** Address of memory for intermediate results, which {@link finish} gives back. */
  temporary(bytes: number): number {
    return this.#allocate(bytes, () => undefined);
  }

  /** Address of memory that is kept beyond the operation, in `blocks`. */
  reserve(blocks: MemoryBlocks, bytes: number): number {
    try {
      return blocks.allocate(bytes);
    } catch (error) {
      this.#drop();
      throw error;
    }
  }

  /** Copies results to where they belong and gives the operation's memory back. */
  finish(): void {
    if (this.#staged.length === 0) return;
    try {
      for (const { result } of this.#staged) {
        if (result !== undefined) memoryOperations.copy(result.copy, result.target);
      }
    } finally {
      this.#drop();
    }
  }

  #resident(tensor: Tensor): number | undefined {
    const { data, offset } = tensor;
    if (data.buffer !== this.#memory.buffer || !isContiguous(tensor)) return undefined;
    return data.byteOffset + offset * data.BYTES_PER_ELEMENT;
  }

  #stage(tensor: Tensor, copyIn: boolean, copyOut: boolean): number {
    const dtype: DType = dtypeOf(tensor);
    const bytes = tensor.size * elementBytes(dtype);
    return this.#allocate(bytes, (address) => {
      requireElements(tensor);
      const { buffer } = this.#memory;
      const data =
        dtype === "float32"
          ? new Float32Array(buffer, address, tensor.size)
          : new Float64Array(buffer, address, tensor.size);
      const copy = wrap(data, tensor.shape);
      if (copyIn) memoryOperations.copy(tensor, copy);
      return copyOut ? { copy, target: tensor } : undefined;
    });
  }

  #allocate(bytes: number, resultAt: (address: number) => Staged["result"]): number {
    let address: number | undefined;
    try {
      address = this.#memory.allocate(bytes);
      this.#staged.push({ address, bytes, result: resultAt(address) });
      return address;
    } catch (error) {
      if (address !== undefined) this.#memory.release(address, bytes);
      this.#drop();
      throw error;
    }
  }

  /** Gives the operation's memory back without copying results. */
  #drop(): void {
    for (const { address, bytes } of this.#staged.splice(0)) this.#memory.release(address, bytes);
  }
}

function operandError(tensor: Tensor, size: number, dtype: DType): ShapeError | DTypeError {
  const where = "wasm backend, operand";
  if (dtypeOf(tensor) !== dtype) {
    return new DTypeError({ where, expected: dtype, received: dtypeOf(tensor) });
  }
  const received = `shape ${formatShape(tensor.shape)}`;
  return new ShapeError({ where, expected: `${size} elements, as the others imply`, received });
}

/** @throws {StateError} when a tensor stands for sparse rows, which products alone can read. */
function requireElements(tensor: Tensor): void {
  if (tensor.data.length > 0 || tensor.size === 0) return;
  throw new StateError({
    where: "wasm backend",
    expected: "a tensor with elements",
    received: `sparse rows of shape ${formatShape(tensor.shape)}`,
    fix: 'Prepare the rows with productsOnly: false; a layer that reads elements has inputUse "elements".',
  });
}
