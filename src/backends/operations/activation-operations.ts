import type { Tensor } from "../../tensor/index.js";

/**
 * Functions of one element `x`, with a parameter α where they have one.
 *
 * | kind | value |
 * | --- | --- |
 * | `relu` | max(0, x) |
 * | `leakyRelu` | x where x > 0, else α·x |
 * | `elu` | x where x > 0, else α·(eˣ − 1) |
 * | `gelu` | x·Φ(x), Φ the normal distribution function |
 * | `geluTanh` | ½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) |
 * | `silu` | x / (1 + e⁻ˣ) |
 * | `softplus` | log(1 + eˣ) |
 * | `sigmoid` | 1 / (1 + e⁻ˣ) |
 * | `tanh` | tanh x |
 */
export type ElementwiseActivation =
  "relu" | "leakyRelu" | "elu" | "gelu" | "geluTanh" | "silu" | "softplus" | "sigmoid" | "tanh";

/** Activations and their gradients, over tensors of one shape. */
export interface ActivationOperations {
  /** `output ← f(input)`, element by element. NaN gives NaN. */
  activate(kind: ElementwiseActivation, input: Tensor, output: Tensor, alpha: number): void;
  /**
   * `inputGradient ← outputGradient · f′(input)`, where `output` is `f(input)`.
   *
   * At a kink the derivative is that of the left side: 0 for `relu` at 0, α for `leakyRelu`.
   */
  activateGradient(
    kind: ElementwiseActivation,
    input: Tensor,
    output: Tensor,
    outputGradient: Tensor,
    inputGradient: Tensor,
    alpha: number,
  ): void;
  /** `output[i, j] ← e^(input[i, j] − mᵢ) / Σₖ e^(input[i, k] − mᵢ)`, `mᵢ` the row's largest element. */
  softmax(input: Tensor, output: Tensor): void;
  /** `inputGradient[i, j] ← p[i, j]·(g[i, j] − Σₖ g[i, k]·p[i, k])` with p = `output`, g = `outputGradient`. */
  softmaxGradient(output: Tensor, outputGradient: Tensor, inputGradient: Tensor): void;
  /** `output ← scale · input + offset`. */
  rescale(input: Tensor, scale: number, offset: number, output: Tensor): void;
}
