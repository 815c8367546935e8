/** How far each of four rounds rotates, and each of the next four. */
const firstRotations = [13, 15, 26, 6] as const;
const lastRotations = [17, 29, 16, 24] as const;
const parity = 0x1bd11bda;

/**
 * Random words that are a function of a key and a counter, so that those of a sample don't depend on
 * what was drawn before: Threefry-2x32 with 20 rounds, in sums, rotations and exclusive ors alone.
 *
 * Source: J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */
export class Threefry {
  readonly #key: readonly [number, number, number];
  #first = 0;
  #second = 0;

  /** @param first, second The key, of which 32 bits each count. */
  constructor(first: number, second: number) {
    this.#key = [first | 0, second | 0, parity ^ first ^ second];
  }

  /** The first word of the latest {@link draw}, from 0 to 2³² − 1. */
  get first(): number {
    return this.#first >>> 0;
  }

  /** The second word of the latest {@link draw}. */
  get second(): number {
    return this.#second >>> 0;
  }

  /** Makes the two words of a counter. */
  draw(counter: number, slot: number): void {
    const key = this.#key;
    let x = (counter + key[0]) | 0;
    let y = (slot + key[1]) | 0;
    for (let group = 1; group <= 5; group += 1) {
      const odd = group % 2 === 1;
      const [a, b, c, d] = odd ? firstRotations : lastRotations;
      x = (x + y) | 0;
      y = ((y << a) | (y >>> (32 - a))) ^ x;
      x = (x + y) | 0;
      y = ((y << b) | (y >>> (32 - b))) ^ x;
      x = (x + y) | 0;
      y = ((y << c) | (y >>> (32 - c))) ^ x;
      x = (x + y) | 0;
      y = ((y << d) | (y >>> (32 - d))) ^ x;
      x = (x + (key[group % 3] ?? 0)) | 0;
      y = (y + (key[(group + 1) % 3] ?? 0) + group) | 0;
    }
    this.#first = x;
    this.#second = y;
  }
}
