import type { NoiseKey } from "../backends/operations/noise-operations.js";
import type { RandomState } from "../tensor/random-state/index.js";

const words = 2 ** 32;

/** The key of one pass's random numbers: two words of the state that all of a training draws from. */
export function drawNoiseKey(random: RandomState): NoiseKey {
  return [random.randint(words), random.randint(words)];
}
