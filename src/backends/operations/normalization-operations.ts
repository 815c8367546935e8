import type { Tensor } from "../../tensor/index.js";

/** What columns are normalised by, a number each. */
export interface ColumnStatistics {
  readonly mean: Tensor;
  readonly variance: Tensor;
  /** ε, added to every variance. */
  readonly epsilon: number;
}

/** A factor γ and a summand β for every column. */
export interface ColumnScale {
  readonly gamma: Tensor;
  readonly beta: Tensor;
}

/** Gradients of a {@link ColumnScale}, to which is added. */
export interface ColumnScaleGradient {
  readonly gamma: Tensor;
  readonly beta: Tensor;
}

/** What gradients of normalisations need. */
export interface NormalizationPass {
  readonly input: Tensor;
  readonly gamma: Tensor;
  /** g, the gradient with respect to the output. */
  readonly outputGradient: Tensor;
  /** Where the gradient with respect to the input goes; `undefined` where it isn't wanted. */
  readonly inputGradient: Tensor | undefined;
}

/**
 * Tensors brought to mean 0 and variance 1. A column is all elements of one index along the last axis,
 * whatever the others; a row is all elements along the last axis. n counts the rows, m the columns.
 */
export interface NormalizationOperations {
  /** `mean[j] ← Σᵢ x[i, j] / n`, `variance[j] ← Σᵢ (x[i, j] − mean[j])² / n`. */
  columnMoments(input: Tensor, mean: Tensor, variance: Tensor): void;
  /** `output[i, j] ← γⱼ · x̂[i, j] + βⱼ`, `x̂[i, j] = (x[i, j] − meanⱼ) / √(varianceⱼ + ε)`. */
  normalizeColumns(
    input: Tensor,
    statistics: ColumnStatistics,
    scale: ColumnScale,
    output: Tensor,
  ): void;
  /**
   * Adds `Σᵢ g·x̂` and `Σᵢ g` to the gradients of γ and β, and writes that of the input: `γ/√(variance + ε)`
   * times g, or, where the statistics are those of the input, times `g − Σᵢ g / n − x̂ · Σᵢ g·x̂ / n`.
   */
  normalizeColumnsGradient(
    pass: NormalizationPass,
    statistics: ColumnStatistics & { readonly areOfInput: boolean },
    gradient: ColumnScaleGradient,
  ): void;
  /**
   * `output[i, j] ← (input[i, j] − meanⱼ) / deviationⱼ`, divided by 1 where a deviation is 0; without a mean,
   * `input[i, j] / deviationⱼ`. Sparse rows stay sparse: products add what the mean gives.
   */
  standardizeColumns(
    input: Tensor,
    mean: Tensor | undefined,
    deviation: Tensor,
    output: Tensor,
  ): void;
  /** `output[i, j] ← γⱼ · x̂[i, j] + βⱼ`, x̂ by the row's own mean and variance, to which ε is added. */
  normalizeRows(input: Tensor, epsilon: number, scale: ColumnScale, output: Tensor): void;
  /**
   * Adds `Σᵢ g·x̂` and `Σᵢ g` to the gradients of γ and β, and writes that of the input, with h = γ·g:
   * `(h − Σⱼ h / m − x̂ · Σⱼ h·x̂ / m) / √(variance + ε)`.
   */
  normalizeRowsGradient(
    pass: NormalizationPass,
    epsilon: number,
    gradient: ColumnScaleGradient,
  ): void;
}
