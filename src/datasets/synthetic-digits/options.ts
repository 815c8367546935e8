import { ArgumentError } from "../../errors/index.js";

/** Most digits that one call draws. */
export const MAXIMUM_COUNT = 1_000_000;
const MAXIMUM_SEED = 2 ** 32 - 1;

/** How pictures are handed over. */
export interface PictureOptions {
  /** Whether a picture is a row of 784 pixels rather than 28×28. Default `true`. */
  readonly flatten?: boolean;
  /** Whether pixels are float32 from 0 to 1 rather than bytes from 0 to 255. Default `true`. */
  readonly normalize?: boolean;
}

/** @throws {ArgumentError} unless `count` is a whole number from 1 to 1,000,000. */
export function requireCount(count: number, where: string): void {
  requireWhole(count, 1, MAXIMUM_COUNT, where);
}

/** @throws {ArgumentError} unless `seed` is a whole number from 0 to 2³² − 1. */
export function requireSeed(seed: number, where: string): void {
  requireWhole(seed, 0, MAXIMUM_SEED, where);
}

function requireWhole(value: number, low: number, high: number, where: string): void {
  if (Number.isSafeInteger(value) && value >= low && value <= high) return;
  throw new ArgumentError({
    where,
    expected: `a whole number from ${low} to ${high}`,
    received: String(value),
  });
}
