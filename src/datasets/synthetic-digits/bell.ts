import type { RandomState } from "../../tensor/random-state/index.js";

/**
 * A draw from a bell-shaped distribution of mean 0 and standard deviation 1 within −3 and 3.
 *
 * Twice the centred sum of three uniform draws: bounded, so that no digit is distorted beyond
 * recognition, and made of additions alone, so that every machine gives the same bits.
 */
export function bell(random: RandomState): number {
  const sum = random.randomSample() + random.randomSample() + random.randomSample();
  return 2 * (sum - 1.5);
}
