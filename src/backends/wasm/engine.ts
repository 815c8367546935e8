import type { DType } from "../../tensor/index.js";
import {
  JOB_INTEGERS,
  JOB_KERNEL,
  JOB_RESULT,
  JOB_SCALARS,
  SHARED_CHUNKS,
} from "./shared/memory-map.js";
import { KERNEL_COUNT } from "./shared/kernel-numbers.js";
import type { ThreadPool } from "./thread-pool.js";
import { WasmMemory } from "./wasm-memory.js";

/** What the kernels' module exports. */
export interface KernelExports {
  runAlone(): void;
  runShared(chunks: number, threads: number): void;
  /** See `kernels/sparse/run-encode.ts`. */
  encodeSparseRows(
    sourceType: number,
    valueType: number,
    input: number,
    rows: number,
    width: number,
    bandColumns: number,
    bands: number,
    rowStarts: number,
    pairs: number,
    firstPair: number,
    capacity: number,
  ): number;
}

/**
 * Runs kernels: writes a job's arguments where all threads read them and starts it, on this thread
 * alone where the job is small.
 */
export class Engine {
  readonly memory: WasmMemory;
  /** How often each kernel ran, by kernel number. */
  readonly counts = new Int32Array(KERNEL_COUNT);
  readonly exports: KernelExports;
  #pool: ThreadPool | undefined;
  readonly #chunkWork: number;
  readonly #kernel: Int32Array;
  readonly #integers: Int32Array;
  readonly #scalars: Float64Array;
  readonly #singles: Float32Array;
  readonly #result: Float64Array;
  readonly #sharedChunks: Int32Array;

  constructor(
    memory: WebAssembly.Memory,
    exports: KernelExports,
    pool: ThreadPool | undefined,
    chunkWork = defaultChunkWork,
  ) {
    this.#chunkWork = chunkWork;
    this.memory = new WasmMemory(memory);
    this.exports = exports;
    this.#pool = pool;
    this.#kernel = new Int32Array(memory.buffer, JOB_KERNEL, 1);
    this.#integers = new Int32Array(memory.buffer, JOB_INTEGERS, 32);
    this.#scalars = new Float64Array(memory.buffer, JOB_SCALARS, 8);
    this.#singles = new Float32Array(memory.buffer, JOB_SCALARS, 1);
    this.#result = new Float64Array(memory.buffer, JOB_RESULT, 1);
    this.#sharedChunks = new Int32Array(memory.buffer, SHARED_CHUNKS, 1);
  }

  /** Threads that share the work, the host's included. */
  get threads(): number {
    return this.#pool?.threads ?? 1;
  }

  /** What the latest kernel that sums or asks gave. */
  get result(): number {
    return this.#result[0] ?? Number.NaN;
  }

  /** Chunks that helping threads have done since the beginning. */
  get sharedChunks(): number {
    return this.#sharedChunks[0] ?? 0;
  }

  /** Gives the next job an address or size. */
  integer(position: number, value: number): void {
    this.#integers[position] = value;
  }

  /** Gives the next job a scalar. */
  scalar(position: number, value: number): void {
    this.#scalars[position] = value;
  }

  /** Gives the next job its first scalar in the job's own type, in place of {@link scalar}. */
  scalarOf(dtype: DType, value: number): void {
    if (dtype === "float32") this.#singles[0] = value;
    else this.#scalars[0] = value;
  }

  /**
   * Runs a kernel with the arguments given before.
   *
   * @param work Elementary operations of the whole job, by which it is decided whether sharing pays.
   * @param pieces The most chunks that the job can be cut into.
   */
  run(kernel: number, dtype: DType, work: number, pieces: number): void {
    const number = dtype === "float32" ? kernel : kernel + 1;
    this.#kernel[0] = number;
    this.counts[number] = (this.counts[number] ?? 0) + 1;
    const chunks = Math.min(
      pieces,
      this.threads * chunksPerThread,
      Math.ceil(work / this.#chunkWork),
    );
    if (this.#pool === undefined || chunks <= 1) {
      this.exports.runAlone();
    } else {
      this.#pool.ensureStarted();
      this.exports.runShared(chunks, this.threads);
    }
  }

  /** Ends the helping threads. */
  dispose(): void {
    this.#pool?.dispose();
    this.#pool = undefined;
  }
}

/** More chunks than threads, so that a thread that starts late or is interrupted delays little. */
const chunksPerThread = 4;

/** Operations below which a chunk isn't worth handing over: some microseconds. */
const defaultChunkWork = 16_000;
