import { RandomState } from "ndnet";

/** Random choices that a seed determines. */
export class Draws {
  readonly #random: RandomState;

  /** @param seed A whole number from 0 to 2³² − 1. */
  constructor(seed: number) {
    this.#random = new RandomState(seed);
  }

  /** A whole number from 0 to `limit − 1`. */
  below(limit: number): number {
    return this.#random.randint(limit);
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** Random bytes. */
  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}
