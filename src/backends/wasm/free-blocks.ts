/** Sizes from 2ⁿ to 2ⁿ⁺¹ − 1 share a bin. */
const binCount = 32;

/**
 * Free blocks of an address space; neighbours are one block.
 *
 * Blocks are found by address from both ends, and by size in bins, one for each power of 2.
 */
export class FreeBlocks {
  /** Bytes of the block that begins at an address. */
  readonly #bytesAt = new Map<number, number>();
  /** Where the block that ends at an address begins. */
  readonly #startOfEnd = new Map<number, number>();
  readonly #bins = Array.from({ length: binCount }, () => new Set<number>());
  /** Bit n is set while bin n holds blocks. */
  #filledBins = 0;

  /** The longest block's bytes. */
  get longest(): number {
    return Math.max(0, ...this.#bytesAt.values());
  }

  /** Adds a block, joined with the free blocks before and behind it. */
  add(address: number, bytes: number): void {
    const before = this.#startOfEnd.get(address);
    const start = before ?? address;
    if (before !== undefined) this.#remove(before, address);
    const next = address + bytes;
    const bytesBehind = this.#bytesAt.get(next) ?? 0;
    if (bytesBehind > 0) this.#remove(next, next + bytesBehind);
    this.#insert(start, next + bytesBehind);
  }

  /** Cuts `bytes` bytes from a block and gives their address; `undefined` where all are shorter. */
  take(bytes: number): number | undefined {
    const start = this.#find(bytes);
    if (start === undefined) return undefined;
    const end = start + (this.#bytesAt.get(start) ?? 0);
    this.#remove(start, end);
    if (start + bytes < end) this.#insert(start + bytes, end);
    return start;
  }

  /** Takes the whole block that ends at `end`, if there is one, and gives its address. */
  takeEndingAt(end: number): number | undefined {
    const start = this.#startOfEnd.get(end);
    if (start !== undefined) this.#remove(start, end);
    return start;
  }

  #find(bytes: number): number | undefined {
    const bin = binOf(bytes);
    for (const start of this.#bins[bin] ?? []) {
      if ((this.#bytesAt.get(start) ?? 0) >= bytes) return start;
    }
    const larger = bin === binCount - 1 ? 0 : this.#filledBins & (-1 << (bin + 1));
    if (larger === 0) return undefined;
    const [start] = this.#bins[31 - Math.clz32(larger & -larger)] ?? [];
    return start;
  }

  #insert(start: number, end: number): void {
    const bin = binOf(end - start);
    this.#bytesAt.set(start, end - start);
    this.#startOfEnd.set(end, start);
    this.#bins[bin]?.add(start);
    this.#filledBins |= 1 << bin;
  }

  #remove(start: number, end: number): void {
    const bin = binOf(end - start);
    const blocks = this.#bins[bin];
    this.#bytesAt.delete(start);
    this.#startOfEnd.delete(end);
    blocks?.delete(start);
    if (blocks?.size === 0) this.#filledBins &= ~(1 << bin);
  }
}

/** Position of the highest bit; the last bin for lengths that no block has. */
function binOf(bytes: number): number {
  return 31 - Math.clz32(Math.min(bytes, 0xffffffff));
}
