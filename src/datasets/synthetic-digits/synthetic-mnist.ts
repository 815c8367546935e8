import { requireCount, requireSeed, type PictureOptions } from "./options.js";
import { digitsOfStream, type SyntheticDigits } from "./synthetic-digits.js";

/** Options of {@link syntheticMnist}. */
export interface SyntheticMnistOptions extends PictureOptions {
  /** Digits to train on, from 1 to 1,000,000. Default 10,000. */
  readonly trainCount?: number;
  /** Digits to test on, from 1 to 1,000,000. Default 2,000. */
  readonly testCount?: number;
  /** A whole number from 0 to 2³² − 1. Default 0. */
  readonly seed?: number;
}

/** Digits to train on and others to test on. */
export interface SyntheticMnist<Pixels extends Uint8Array | Float32Array> {
  readonly train: SyntheticDigits<Pixels>;
  readonly test: SyntheticDigits<Pixels>;
}

/**
 * A stand-in for MNIST drawn by the program, in the shape that `loadMnist` gives.
 *
 * `train` is what `syntheticDigits` gives for the same seed; `test` comes from other generators,
 * seeded independently, so it never depends on `trainCount` and shares no draw with `train`.
 *
 * @throws {ArgumentError} when a count is not a whole number from 1 to 1,000,000 or `seed` not one
 * from 0 to 2³² − 1.
 */
export function syntheticMnist(
  options: SyntheticMnistOptions & { readonly normalize: false },
): SyntheticMnist<Uint8Array>;
export function syntheticMnist(
  options?: SyntheticMnistOptions & { readonly normalize?: true },
): SyntheticMnist<Float32Array>;
export function syntheticMnist(
  options: SyntheticMnistOptions,
): SyntheticMnist<Uint8Array | Float32Array>;
export function syntheticMnist(
  options: SyntheticMnistOptions = {},
): SyntheticMnist<Uint8Array | Float32Array> {
  const { trainCount = 10_000, testCount = 2_000, seed = 0 } = options;
  requireCount(trainCount, "syntheticMnist, trainCount");
  requireCount(testCount, "syntheticMnist, testCount");
  requireSeed(seed, "syntheticMnist, seed");
  return {
    train: digitsOfStream(trainCount, seed, "train", options),
    test: digitsOfStream(testCount, seed, "test", options),
  };
}
