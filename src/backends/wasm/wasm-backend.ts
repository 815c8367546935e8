import { createJsBackend } from "../reference/create-js-backend.js";
import { activationOperations } from "./activations.js";
import { convolutionOperations } from "./convolution.js";
import { Engine } from "./engine.js";
import { distortionOperations } from "./images.js";
import { kernelCounts } from "./kernel-counts.js";
import { instantiateKernels, type KernelSource } from "./instantiate-kernels.js";
import { limitOperations } from "./limits.js";
import { lossOperations } from "./losses.js";
import { matrixOperations } from "./matrix.js";
import { memoryOperations } from "./memory.js";
import { HeldTensors } from "./held-tensors.js";
import { Operands } from "./operands.js";
import { Panels } from "./panels.js";
import { normalizationOperations } from "./normalization.js";
import { noiseOperations } from "./noise.js";
import { optimizerOperations } from "./optimizers.js";
import { poolingOperations } from "./pooling.js";
import { reductionOperations } from "./reductions.js";
import { SparseBlocks } from "./sparse-blocks.js";
import { ThreadPool } from "./thread-pool.js";
import type { WasmBackend } from "./wasm-backend-interface.js";
import type { WasmContext } from "./wasm-context.js";

/** What a WebAssembly backend is made of. */
export interface WasmBackendSetup {
  readonly threads: number;
  readonly memoryLimit: number;
  readonly kernels: KernelSource;
  readonly reason: string;
  /** Operations below which a piece of work isn't handed to another thread. */
  readonly chunkWork?: number;
}

/** Compiles the kernels and puts a backend together. */
export function makeWasmBackend(setup: WasmBackendSetup): WasmBackend {
  const { module, memory, exports, shared } = instantiateKernels(setup.kernels, setup.memoryLimit);
  const threads = shared ? setup.threads : 1;
  const pool = threads > 1 ? new ThreadPool(threads, module, memory) : undefined;
  const engine = new Engine(memory, exports, pool, setup.chunkWork);
  const reference = createJsBackend();
  const sparse = new SparseBlocks();
  const held = new HeldTensors(engine.memory);
  const operands = new Operands(engine.memory, sparse, held);
  const context: WasmContext = {
    engine,
    memory: engine.memory,
    operands,
    panels: new Panels(engine, operands, held),
    held,
    sparse,
    reference,
  };
  return {
    name: "wasm",
    reason: setup.reason,
    relaxed: setup.kernels.relaxed,
    ...memoryOperations(context),
    ...matrixOperations(context),
    ...convolutionOperations(context),
    ...poolingOperations(context),
    ...activationOperations(context),
    ...normalizationOperations(context),
    ...noiseOperations(context),
    ...lossOperations(context),
    ...optimizerOperations(context),
    ...limitOperations(context),
    ...distortionOperations(context),
    ...reductionOperations(context),
    get threads() {
      return engine.threads;
    },
    get usedBytes() {
      return engine.memory.usedBytes;
    },
    get memoryLimit() {
      return engine.memory.buffer.byteLength;
    },
    get helpedChunks() {
      return engine.sharedChunks;
    },
    kernelCounts: () => kernelCounts(engine.counts),
    dispose: () => {
      engine.dispose();
    },
  };
}
