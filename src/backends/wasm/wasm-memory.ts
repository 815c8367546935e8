import { OutOfMemoryError } from "../../errors/index.js";
import { FreeBlocks } from "./free-blocks.js";
import { RecentBlocks } from "./recent-blocks.js";
import { HEAP_START } from "./shared/memory-map.js";

/** Blocks begin on cache lines, so that threads never write into one line together. */
const alignment = 64;

/** Kernels may read, never use, this much behind a block. */
const overreadBytes = 256;

/**
 * Hands out blocks of one WebAssembly memory.
 *
 * The memory never grows: it is reserved whole and becomes real page by page as it is written. So
 * views over it stay valid, and an address stays what it was. What was given back is handed out
 * again before memory that was never used.
 */
export class WasmMemory {
  readonly buffer: ArrayBufferLike;
  readonly #recent = new RecentBlocks();
  readonly #free = new FreeBlocks();
  /** Blocks, free or in use, lie below; what lies above was never used, or is free again. */
  #top = HEAP_START;
  #used = 0;
  readonly #reserves = new Set<() => void>();

  constructor(memory: WebAssembly.Memory) {
    this.buffer = memory.buffer;
  }

  /** Bytes in blocks that are in use. */
  get usedBytes(): number {
    return this.#used;
  }

  /**
   * The address of a block of at least `bytes` bytes, its content undefined.
   *
   * @throws {OutOfMemoryError} when there is no room; what was there before stays as it is.
   */
  allocate(bytes: number): number {
    const rounded = roundUp(bytes);
    const address =
      this.#recent.take(rounded) ??
      this.#find(rounded) ??
      this.#findAfterJoining(rounded) ??
      this.#findAmongReserves(rounded);
    if (address === undefined) throw this.#outOfMemory(bytes);
    this.#used += rounded;
    return address;
  }

  /** Adds what can be done without: `giveUp` releases it when there is no other room. */
  addReserve(giveUp: () => void): void {
    this.#reserves.add(giveUp);
  }

  removeReserve(giveUp: () => void): void {
    this.#reserves.delete(giveUp);
  }

  /** Takes back the block of `bytes` bytes at `address`. */
  release(address: number, bytes: number): void {
    const rounded = roundUp(bytes);
    this.#used -= rounded;
    this.#recent.add(address, rounded, this.#join);
  }

  /** Joins a block with its free neighbours. */
  readonly #join = (address: number, bytes: number): void => {
    if (address + bytes < this.#top) this.#free.add(address, bytes);
    else this.#top = this.#free.takeEndingAt(address) ?? address;
  };

  #find(bytes: number): number | undefined {
    return this.#free.take(bytes) ?? this.#extend(bytes);
  }

  #findAfterJoining(bytes: number): number | undefined {
    this.#recent.clear(this.#join);
    return this.#find(bytes);
  }

  #findAmongReserves(bytes: number): number | undefined {
    for (const giveUp of [...this.#reserves]) {
      giveUp();
      const address = this.#findAfterJoining(bytes);
      if (address !== undefined) return address;
    }
    return undefined;
  }

  #extend(bytes: number): number | undefined {
    if (bytes > this.#bytesAbove()) return undefined;
    const address = this.#top;
    this.#top += bytes;
    return address;
  }

  #bytesAbove(): number {
    return this.buffer.byteLength - overreadBytes - this.#top;
  }

  #outOfMemory(bytes: number): OutOfMemoryError {
    const { byteLength } = this.buffer;
    const longest = Math.max(0, this.#bytesAbove(), this.#free.longest);
    return new OutOfMemoryError({
      where: "WebAssembly memory",
      expected: `room for ${bytes} bytes`,
      received: `${longest} free bytes in a row; ${this.#used} of ${byteLength} bytes are in use`,
      fix:
        "Use smaller layers, fewer rows or a larger createWasmBackend({ memoryLimit }). " +
        "Models that are no longer used give their memory back while your program awaits something.",
      requestedBytes: bytes,
      usedBytes: this.#used,
      limitBytes: byteLength,
    });
  }
}

function roundUp(bytes: number): number {
  return Math.max(alignment, Math.ceil(bytes / alignment) * alignment);
}
