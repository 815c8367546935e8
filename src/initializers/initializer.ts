import type { RandomState } from "../tensor/random-state/index.js";

/** Connections into and out of one unit, by which initial values are scaled. */
export interface Fans {
  /** Inputs of a unit: the rows of a dense layer's weights. */
  readonly fanIn: number;
  /** Units that one input feeds: the columns of a dense layer's weights. */
  readonly fanOut: number;
}

/**
 * Chooses the initial values of a parameter.
 *
 * Values are drawn in float64, row by row, and rounded to the parameter's type afterwards, so that a
 * float32 model starts from the same draws as a float64 one.
 */
export abstract class Initializer {
  /** What the constructor takes to make an equal one, for model files: see `Layer`. Default: nothing. */
  constructorArguments(): readonly unknown[] {
    return [];
  }

  /** Writes every element of `values`, drawing from `random` only. */
  abstract fill(values: Float64Array, fans: Fans, random: RandomState): void;
}
