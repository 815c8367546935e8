import { Sequential } from "ndnet";
import ndarray from "ndarray";
import { mostProbable } from "./most-probable.js";

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
  #model: Sequential | undefined;

  /** Takes a model as a file, or says that there is none. */
  take(bytes: Uint8Array | undefined): void {
    this.#model = bytes && Sequential.fromBytes(bytes);
    // What is done once for a model is done now, and not at the first stroke.
    this.recognize(new Uint8Array(784));
  }

  /** What the network takes 784 pixels for; `undefined` where there is none. */
  recognize(image: Uint8Array): Recognition | undefined {
    const output = this.#model?.predict(ndarray(image, [1, 784]));
    if (output === undefined) return undefined;
    const probabilities = Array.from({ length: 10 }, (_, digit) => output.get(0, digit));
    return { digit: mostProbable(output, 0), probabilities };
  }
}
