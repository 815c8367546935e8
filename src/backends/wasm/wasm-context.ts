import type { Backend } from "../backend.js";
import type { Engine } from "./engine.js";
import type { HeldTensors } from "./held-tensors.js";
import type { Operands } from "./operands.js";
import type { Panels } from "./panels.js";
import type { SparseBlocks } from "./sparse-blocks.js";
import type { WasmMemory } from "./wasm-memory.js";

/** What the operations of one WebAssembly backend share. */
export interface WasmContext {
  readonly engine: Engine;
  readonly memory: WasmMemory;
  readonly operands: Operands;
  readonly panels: Panels;
  readonly held: HeldTensors;
  readonly sparse: SparseBlocks;
  /** Serves the operations that have no kernel. */
  readonly reference: Backend;
}
