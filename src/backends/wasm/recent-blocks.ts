/** Blocks remembered at most. */
const slots = 16;

/** Longer blocks are not worth being kept apart. */
const mostBytes = 4 * 1024 * 1024;

/**
 * The latest blocks that were given back, for who wants the same size again: an operation's
 * intermediate results, step after step. They are not joined with their neighbours.
 */
export class RecentBlocks {
  readonly #addresses = new Float64Array(slots);
  /** 0 marks an empty slot. */
  readonly #bytes = new Float64Array(slots);
  #oldest = 0;

  /** Remembers a block; hands one that has to make room, or a too long one, to `forget`. */
  add(address: number, bytes: number, forget: (address: number, bytes: number) => void): void {
    if (bytes > mostBytes) {
      forget(address, bytes);
      return;
    }
    const slot = this.#oldest;
    this.#oldest = (slot + 1) % slots;
    this.#forget(slot, forget);
    this.#addresses[slot] = address;
    this.#bytes[slot] = bytes;
  }

  /** The address of a block of exactly `bytes` bytes; `undefined` where none is remembered. */
  take(bytes: number): number | undefined {
    const slot = this.#bytes.indexOf(bytes);
    if (slot < 0) return undefined;
    this.#bytes[slot] = 0;
    return this.#addresses[slot];
  }

  /** Hands all blocks to `forget`. */
  clear(forget: (address: number, bytes: number) => void): void {
    for (let slot = 0; slot < slots; slot += 1) this.#forget(slot, forget);
  }

  #forget(slot: number, forget: (address: number, bytes: number) => void): void {
    const bytes = this.#bytes[slot] ?? 0;
    if (bytes === 0) return;
    this.#bytes[slot] = 0;
    forget(this.#addresses[slot] ?? 0, bytes);
  }
}
