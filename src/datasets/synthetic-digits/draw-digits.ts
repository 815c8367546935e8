import { RandomState } from "../../tensor/random-state/index.js";
import { drawDigit, PICTURE_SIDE } from "./draw-digit.js";

/** Independent streams of digits under one seed. */
export type DigitStream = "train" | "test";

/** Pixels of a picture. */
export const PICTURE_SIZE = PICTURE_SIDE * PICTURE_SIDE;
const CLASSES = 10;

/** Bytes of `count` pictures one after another, and their labels. */
export interface DrawnDigits {
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

/**
 * Draws the first `count` digits of a stream.
 *
 * Picture `i` comes from its own generator, seeded with `[seed, stream, 0, i]`. Labels come in
 * blocks of ten that hold every class once, block `b` in the order of the generator
 * `[seed, stream, 1, b]`. So neither depends on `count`, and no class is ever more than one ahead.
 */
export function drawDigits(count: number, seed: number, stream: DigitStream): DrawnDigits {
  const streamNumber = stream === "train" ? 0 : 1;
  const pixels = new Uint8Array(count * PICTURE_SIZE);
  const labels = new Uint8Array(count);
  for (let block = 0; block * CLASSES < count; block += 1) {
    const order = new RandomState([seed, streamNumber, 1, block]).permutation(CLASSES);
    for (let i = block * CLASSES; i < Math.min(count, (block + 1) * CLASSES); i += 1) {
      const label = order[i - block * CLASSES] ?? 0;
      const picture = pixels.subarray(i * PICTURE_SIZE, (i + 1) * PICTURE_SIZE);
      drawDigit(label, new RandomState([seed, streamNumber, 0, i]), picture);
      labels[i] = label;
    }
  }
  return { pixels, labels };
}
