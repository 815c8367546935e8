import { floatArray, type DType, type FloatArray } from "../../tensor/index.js";
import { byteQuotients, scaleBytes } from "../scale-bytes.js";

/**
 * Pixels that become floats from 0 to 1 as they come.
 *
 * The memory for all of them is taken when half of them are there, and what came before is kept as
 * bytes until then: a file that declares many pixels and has few takes little.
 */
export class ScaledPixels {
  readonly #count: number;
  readonly #dtype: DType;
  readonly #quotients: FloatArray;
  #waiting: Uint8Array[] = [];
  #values: FloatArray | undefined;
  #length = 0;

  /** @param count Number of pixels that are to come. */
  constructor(count: number, dtype: DType) {
    this.#count = count;
    this.#dtype = dtype;
    this.#quotients = byteQuotients(255, dtype);
  }

  /** Pixels that have come. */
  get length(): number {
    return this.#length;
  }

  /** Takes the next pixels, which must not change afterwards, and be no more than are to come. */
  add(pixels: Uint8Array): void {
    this.#waiting.push(pixels);
    this.#length += pixels.length;
    if (2 * this.#length < this.#count) return;
    this.#values ??= floatArray(this.#count, this.#dtype);
    let start = this.#length - this.#waiting.reduce((sum, { length }) => sum + length, 0);
    for (const piece of this.#waiting) {
      scaleBytes(piece, this.#quotients, this.#values, start);
      start += piece.length;
    }
    this.#waiting = [];
  }

  /** The floats, once all pixels have come. */
  finish(): FloatArray {
    return this.#values ?? floatArray(0, this.#dtype);
  }
}
