import { Sequential } from "ndnet";
import ndarray from "ndarray";
import { mostProbable } from "../charts/count-confusions.js";

/** What a network takes an image for. */
export interface Recognition {
  readonly digit: number;
  /** Of the ten digits. */
  readonly probabilities: readonly number[];
}

/**
 * Recognises single images on the page itself, so that no stroke waits for a training step; its model is a
 * copy of the one that is trained.
 */
export class Recognizer {
  #bytes: Uint8Array | undefined;
  #model: Sequential | undefined;

  /** Takes a model as a file, or says that there is none; it is read when it is needed. */
  take(bytes: Uint8Array | undefined): void {
    this.#bytes = bytes;
    this.#model = undefined;
  }

  /** What the network takes 784 pixels for; `undefined` where there is none. */
  recognize(image: Uint8Array): Recognition | undefined {
    this.#model ??= this.#bytes && Sequential.fromBytes(this.#bytes);
    if (this.#model === undefined) return undefined;
    const output = this.#model.predict(ndarray(image, [1, 784]));
    const probabilities = Array.from({ length: 10 }, (_, digit) => output.get(0, digit));
    return { digit: mostProbable(output, 0), probabilities };
  }
}
