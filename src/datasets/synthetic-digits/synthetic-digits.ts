import ndarray, { type NdArray } from "ndarray";
import { requireCount, requireSeed, type PictureOptions } from "./options.js";
import { PICTURE_SIDE } from "./draw-digit.js";
import { drawDigits, PICTURE_SIZE, type DigitStream } from "./draw-digits.js";

/** Options of {@link syntheticDigits}. */
export interface SyntheticDigitsOptions extends PictureOptions {
  /** How many digits, from 1 to 1,000,000. */
  readonly count: number;
  /** A whole number from 0 to 2³² − 1. Default 0. */
  readonly seed?: number;
}

/** Pictures and what they show. */
export interface SyntheticDigits<Pixels extends Uint8Array | Float32Array> {
  /** `[count, 784]`, or `[count, 28, 28]` where `flatten` is `false`. */
  readonly images: NdArray<Pixels>;
  /** The digit, 0 to 9, in each picture: `[count]`. */
  readonly labels: Uint8Array;
}

/**
 * Handwriting-like digits drawn by the program, in MNIST's format: grey on black, 28×28, the digit
 * fitted into a 20×20 box and placed by its centre of mass.
 *
 * Stroke skeletons, several for each digit, are drawn under a random affine and elastic distortion
 * with varied pen thickness and mild noise. About 19 % of the pixels are not zero. Every ten digits,
 * counted from the first, hold each class once in random order, so classes are balanced to within
 * one; digit `i` depends on `seed` and `i` alone, so a smaller `count` gives the first of a larger
 * one. The same seed gives the same bytes on every machine: positions are computed with
 * `+ − · /` and `√` only, which JavaScript specifies to the last bit.
 *
 * @throws {ArgumentError} when `count` is not a whole number from 1 to 1,000,000 or `seed` not one
 * from 0 to 2³² − 1.
 */
export function syntheticDigits(
  options: SyntheticDigitsOptions & { readonly normalize: false },
): SyntheticDigits<Uint8Array>;
export function syntheticDigits(
  options: SyntheticDigitsOptions & { readonly normalize?: true },
): SyntheticDigits<Float32Array>;
export function syntheticDigits(
  options: SyntheticDigitsOptions,
): SyntheticDigits<Uint8Array> | SyntheticDigits<Float32Array>;
export function syntheticDigits(
  options: SyntheticDigitsOptions,
): SyntheticDigits<Uint8Array> | SyntheticDigits<Float32Array> {
  const { count, seed = 0 } = options;
  requireCount(count, "syntheticDigits, count");
  requireSeed(seed, "syntheticDigits, seed");
  return digitsOfStream(count, seed, "train", options);
}

/** The first `count` digits of a stream, as `syntheticDigits` hands them over; checks nothing. */
export function digitsOfStream(
  count: number,
  seed: number,
  stream: DigitStream,
  { flatten = true, normalize = true }: PictureOptions,
): SyntheticDigits<Uint8Array> | SyntheticDigits<Float32Array> {
  const { pixels, labels } = drawDigits(count, seed, stream);
  const shape = flatten ? [count, PICTURE_SIZE] : [count, PICTURE_SIDE, PICTURE_SIDE];
  if (!normalize) return { images: ndarray(pixels, shape), labels };
  return {
    images: ndarray(
      Float32Array.from(pixels, (grey) => grey / 255),
      shape,
    ),
    labels,
  };
}
