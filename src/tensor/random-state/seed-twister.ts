import { ArgumentError } from "../../errors/index.js";
import { describeValue } from "./describe-value.js";
import type { MersenneTwister } from "./mersenne-twister.js";

/** A whole number from 0 to 2^32 − 1, or a non-empty array of such numbers. */
export type Seed = number | readonly number[];

/** @throws {ArgumentError} when `seed` is no {@link Seed}. */
export function seedTwister(twister: MersenneTwister, seed: Seed): void {
  if (isWord(seed)) {
    twister.seed(seed);
  } else if (Array.isArray(seed) && seed.length > 0 && Array.from(seed).every(isWord)) {
    twister.seedWithKey(seed);
  } else {
    throw new ArgumentError({
      where: "RandomState, seed",
      expected: "a whole number from 0 to 4294967295, or a non-empty array of such numbers",
      received: describeSeed(seed),
      fix: "Name a seed, for example new RandomState(7): the same seed gives the same numbers.",
    });
  }
}

/** Whether `value` is a whole number from 0 to 2^32 − 1. */
export function isWord(value: unknown): value is number {
  return typeof value === "number" && value >>> 0 === value;
}

function describeSeed(seed: unknown): string {
  if (!Array.isArray(seed)) return describeValue(seed);
  const wrong = seed.findIndex((item) => !isWord(item));
  return wrong < 0 ? "an empty array" : `${describeValue(seed[wrong])} at index ${wrong}`;
}
