import type { WasmMemory } from "./wasm-memory.js";

/** Blocks of memory that are given back together. */
export class MemoryBlocks {
  readonly #memory: WasmMemory;
  #blocks: { readonly address: number; readonly bytes: number }[] = [];

  constructor(memory: WasmMemory) {
    this.#memory = memory;
  }

  /** The address of a new block. @throws {OutOfMemoryError} when there is no room. */
  allocate(bytes: number): number {
    const address = this.#memory.allocate(bytes);
    this.#blocks.push({ address, bytes });
    return address;
  }

  /** Gives all blocks back. */
  release(): void {
    for (const { address, bytes } of this.#blocks) this.#memory.release(address, bytes);
    this.#blocks = [];
  }
}
