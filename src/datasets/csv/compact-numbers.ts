import { GrowingArray, type Collected } from "./growing-array.js";

/**
 * Collects numbers for an array of another type, as bytes for as long as all of them are bytes.
 *
 * So the pixels of an image, whole numbers from 0 to 255, take a quarter of what the float32 tensor
 * takes that they end in, while both are there.
 */
export class CompactNumbers<D extends Collected> {
  readonly #create: (length: number) => D;
  #bytes: GrowingArray<Uint8Array> | undefined = new GrowingArray(byteArray);
  readonly #others: GrowingArray<D>;

  constructor(create: (length: number) => D) {
    this.#create = create;
    this.#others = new GrowingArray(create);
  }

  push(value: number): void {
    if (this.#bytes !== undefined) {
      if (isByte(value)) {
        this.#bytes.push(value);
        return;
      }
      for (const byte of this.#bytes.take()) this.#others.push(byte);
      this.#bytes = undefined;
    }
    this.#others.push(value);
  }

  /** Everything collected, in an array of its own; what was collected is let go. */
  take(): D {
    return this.#bytes?.takeAs(this.#create) ?? this.#others.take();
  }
}

function byteArray(length: number): Uint8Array {
  return new Uint8Array(length);
}

/** Whether a byte is the same number, the sign of zero included. */
function isByte(value: number): boolean {
  return (value & 255) === value && (value !== 0 || 1 / value > 0);
}
