import type { Tensor } from "../../tensor/index.js";

/** The key of a pass's random numbers: two whole numbers from 0 to 2³² − 1. */
export type NoiseKey = readonly [first: number, second: number];

/**
 * Random changes of a tensor. The numbers come from the generator Philox 4×32-10, whose counter is the
 * place of an element in row order: they depend on key and place alone, so that the same key gives the
 * same numbers again.
 *
 * Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011.
 */
export interface NoiseOperations {
  /**
   * `output ← input / (1 − p)` where an element is kept, else 0, whatever it was; p is `rate` rounded to
   * a multiple of 2⁻¹⁶ below 1, and each element is dropped with probability p. Sparse rows stay sparse.
   */
  dropout(input: Tensor, rate: number, key: NoiseKey, output: Tensor): void;
  /** `output ← input + deviation · n`, n independent standard normal numbers of at most 6.7 (Box–Muller). */
  addGaussianNoise(input: Tensor, deviation: number, key: NoiseKey, output: Tensor): void;
}
