/**
 * Collects bytes whose count is only said by somebody else: memory is taken as they come.
 *
 * They lie in blocks of doubling length up to 1 MiB, so that growing copies nothing;
 * {@link ByteCollector.join} puts them together.
 */
export class ByteCollector {
  readonly #full: Uint8Array[] = [];
  #block = new Uint8Array(smallestBlock);
  #used = 0;
  #length = 0;

  /** Bytes collected so far. */
  get length(): number {
    return this.#length;
  }

  append(bytes: Uint8Array): void {
    let start = 0;
    while (start < bytes.length) {
      if (this.#used === this.#block.length) this.#nextBlock();
      const part = bytes.subarray(start, start + this.#block.length - this.#used);
      this.#block.set(part, this.#used);
      this.#used += part.length;
      start += part.length;
    }
    this.#length += bytes.length;
  }

  /** All bytes in memory of their own, of exactly their length. */
  join(): Uint8Array<ArrayBuffer> {
    const joined = new Uint8Array(this.#length);
    let position = 0;
    for (const block of this.#full) {
      joined.set(block, position);
      position += block.length;
    }
    joined.set(this.#block.subarray(0, this.#used), position);
    return joined;
  }

  #nextBlock(): void {
    this.#full.push(this.#block);
    this.#block = new Uint8Array(Math.min(2 * this.#block.length, largestBlock));
    this.#used = 0;
  }
}

const smallestBlock = 1024;
const largestBlock = 2 ** 20;
