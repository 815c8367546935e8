import type { Tensor } from "../../tensor/index.js";
import { MemoryBlocks } from "./memory-blocks.js";
import type { WasmMemory } from "./wasm-memory.js";

/** What is kept of a tensor that doesn't change for a while. */
export interface HeldTensor {
  holds: number;
  readonly blocks: MemoryBlocks;
  /** Addresses of its panels by layout. */
  readonly panels: Map<number, number>;
}

/** Tensors of which it was promised that they stay as they are, with what was derived from them. */
export class HeldTensors {
  readonly #memory: WasmMemory;
  readonly #held = new Map<Tensor, HeldTensor>();

  constructor(memory: WasmMemory) {
    this.#memory = memory;
  }

  get(tensor: Tensor): HeldTensor | undefined {
    return this.#held.get(tensor);
  }

  /** Keeps what is derived from these tensors until the function given is called. */
  hold(tensors: readonly Tensor[]): () => void {
    for (const tensor of tensors) {
      const held = this.#held.get(tensor);
      if (held !== undefined) held.holds += 1;
      else {
        const blocks = new MemoryBlocks(this.#memory);
        this.#held.set(tensor, { holds: 1, blocks, panels: new Map() });
      }
    }
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      for (const tensor of tensors) this.#letGo(tensor);
    };
  }

  /** Forgets what was derived from a tensor that has been written all the same. */
  changed(tensor: Tensor): void {
    if (this.#held.size === 0) return;
    const held = this.#held.get(tensor);
    held?.blocks.release();
    held?.panels.clear();
  }

  #letGo(tensor: Tensor): void {
    const held = this.#held.get(tensor);
    if (held === undefined) return;
    held.holds -= 1;
    if (held.holds > 0) return;
    held.blocks.release();
    this.#held.delete(tensor);
  }
}
