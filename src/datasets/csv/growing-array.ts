/** A typed array that a {@link GrowingArray} collects. */
export type Collected = Uint8Array | Float32Array | Float64Array;

/**
 * Collects numbers whose count isn't known beforehand.
 *
 * They lie in blocks of doubling length, so that growing copies nothing and no more than the last
 * block stands empty; {@link GrowingArray.take} joins them in one array of the exact length.
 */
export class GrowingArray<D extends Collected> {
  readonly #create: (length: number) => D;
  #full: D[] = [];
  #fullLength = 0;
  #block: D;
  #used = 0;

  constructor(create: (length: number) => D) {
    this.#create = create;
    this.#block = create(smallestBlock);
  }

  get length(): number {
    return this.#fullLength + this.#used;
  }

  push(value: number): void {
    if (this.#used === this.#block.length) this.#nextBlock();
    this.#block[this.#used++] = value;
  }

  /** Everything collected, in an array of its own; the blocks are let go, and the count is 0 again. */
  take(): D {
    return this.takeAs(this.#create);
  }

  /** The same in an array of another type, which holds all of the numbers. */
  takeAs<Other extends Collected>(create: (length: number) => Other): Other {
    const joined = create(this.length);
    let position = 0;
    for (const block of this.#full) {
      joined.set(block, position);
      position += block.length;
    }
    joined.set(this.#block.subarray(0, this.#used), position);
    this.#full = [];
    this.#fullLength = 0;
    this.#block = this.#create(smallestBlock);
    this.#used = 0;
    return joined;
  }

  #nextBlock(): void {
    this.#full.push(this.#block);
    this.#fullLength += this.#block.length;
    this.#block = this.#create(Math.min(this.#block.length * 2, largestBlock));
    this.#used = 0;
  }
}

const smallestBlock = 256;

/** 8 MiB of doubles: what stands empty at the end is small beside what is there. */
const largestBlock = 2 ** 20;
