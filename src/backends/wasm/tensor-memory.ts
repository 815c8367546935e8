import { elementCount, requireShape, wrap } from "../../tensor/index.js";
import type { Shape, Tensor, DType, FloatArray } from "../../tensor/index.js";
import { elementBytes } from "./element-bytes.js";
import type { WasmMemory } from "./wasm-memory.js";

interface Block {
  readonly address: number;
  readonly bytes: number;
}

/** From this weight on, the garbage collector is told of a block. */
const leastWeight = 4096;

/** What all of the memory weighs at least, so that a collector that waits for 64 MB never waits too long. */
const leastWeightOfMemory = 2 ** 31;

/** Buffers that could be resized are pages of their own, which cost nothing until they are written. */
type PagedBuffer = new (bytes: number, options: { maxByteLength: number }) => ArrayBuffer;

/** Tensors in WebAssembly memory; what nobody refers to any more is given back by the collector. */
export class TensorMemory {
  readonly #memory: WasmMemory;
  readonly #blocks = new WeakMap<FloatArray, Block>();
  /**
   * Ordinary memory that is never written, so that a large piece costs no page. It lets the collector
   * know how much a forgotten tensor holds: otherwise it would see some bytes, and wait.
   */
  readonly #weights = new WeakMap<FloatArray, ArrayBuffer>();
  /** Bytes of it for a byte of a tensor. */
  readonly #weightOfByte: number;
  readonly #forgotten: FinalizationRegistry<Block>;

  constructor(memory: WasmMemory) {
    this.#memory = memory;
    this.#weightOfByte = Math.max(1, leastWeightOfMemory / memory.buffer.byteLength);
    this.#forgotten = new FinalizationRegistry(({ address, bytes }) => {
      memory.release(address, bytes);
    });
  }

  /**
   * A zeroed, contiguous tensor.
   *
   * @throws {ArgumentError} when `shape` holds anything but whole numbers of at least 0.
   * @throws {OutOfMemoryError} when there is no room.
   */
  allocate(shape: Shape, dtype: DType): Tensor {
    requireShape(shape, "allocate");
    const length = elementCount(shape);
    const bytes = length * elementBytes(dtype);
    const address = this.#memory.allocate(bytes);
    const { buffer } = this.#memory;
    const data =
      dtype === "float32"
        ? new Float32Array(buffer, address, length)
        : new Float64Array(buffer, address, length);
    data.fill(0);
    this.#blocks.set(data, { address, bytes });
    this.#forgotten.register(data, { address, bytes }, data);
    this.#weigh(data);
    return wrap(data, shape);
  }

  /** Gives a tensor's memory back at once; tensors that live elsewhere are left alone. */
  release(tensor: Tensor): void {
    const { data } = tensor;
    const block = this.#blocks.get(data);
    if (block === undefined) return;
    this.#blocks.delete(data);
    this.#weights.delete(data);
    this.#forgotten.unregister(data);
    this.#memory.release(block.address, block.bytes);
  }

  #weigh(data: FloatArray): void {
    const weight = Math.ceil(data.byteLength * this.#weightOfByte);
    if (weight < leastWeight) return;
    try {
      const Pages = ArrayBuffer as PagedBuffer;
      this.#weights.set(data, new Pages(weight, { maxByteLength: weight }));
    } catch {
      // Where ordinary memory is short, tensors do without: the collector is busy anyway.
    }
  }
}
