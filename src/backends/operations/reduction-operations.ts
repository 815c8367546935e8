import type { InputTensor, Tensor } from "../../tensor/index.js";

/** Sums and searches over whole tensors, and the regularizers' additions to a gradient. */
export interface ReductionOperations {
  /** Σ x². */
  sumOfSquares(input: Tensor): number;
  /** Σ |x|. */
  sumOfMagnitudes(input: Tensor): number;
  /** Whether every element is finite. */
  isFinite(input: InputTensor): boolean;
  /** `output[i]` ← the column of the largest element of row i, the first of several; NaN counts as largest. */
  argmaxRows(input: Tensor, output: Int32Array): void;
  /**
   * How many rows have their largest element, as `argmaxRows` finds it, in the same column in both,
   * whatever their element types.
   */
  matchingRows(left: Tensor, right: Tensor): number;
  /** `target ← target + scale · source`. */
  addScaled(source: Tensor, scale: number, target: Tensor): void;
  /** `target ← target + share · (source − target)`: a moving average takes in a new value. */
  approach(source: Tensor, share: number, target: Tensor): void;
  /** `target ← target + scale · sign(source)`, sign(0) = 0. */
  addScaledSign(source: Tensor, scale: number, target: Tensor): void;
}
