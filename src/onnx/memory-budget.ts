import { FormatError } from "../errors/index.js";

/**
 * The memory that reading a file may take, so that a small file never fills a large memory: by
 * thousands of empty messages, say, or one weight that a thousand nodes share.
 *
 * Everything that reading keeps is taken from it before it is allocated.
 */
export class MemoryBudget {
  readonly #limit: number;
  #left: number;

  /** @param fileBytes Length of the file. float16 weights take twice their bytes as float32. */
  constructor(fileBytes: number) {
    this.#limit = 2 * fileBytes + allowance;
    this.#left = this.#limit;
  }

  /** @throws {FormatError} when no such part of the budget is left. */
  take(bytes: number, where: string): void {
    this.#left -= bytes;
    if (this.#left >= 0) return;
    throw new FormatError({
      where,
      expected: `a file that takes at most ${this.#limit} bytes of memory, twice its length and 12 MiB`,
      received: "more",
      fix: "The file is crafted, or names one weight many times: save every weight of its own, as raw_data.",
    });
  }
}

/** Beside the weights: messages, names, layers. */
const allowance = 12 * 2 ** 20;

/** What a message takes with the lists in it. */
export const messageBytes = 512;

/** What a name takes beside its text. */
export const nameBytes = 256;

/** What a number in a list takes. */
export const numberBytes = 16;

/** What a layer takes beside its weights. */
export const layerBytes = 4096;
