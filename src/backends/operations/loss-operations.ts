import type { Tensor } from "../../tensor/index.js";

/**
 * Losses of one prediction `p` and its target `y`.
 *
 * | kind | value | gradient with respect to p |
 * | --- | --- | --- |
 * | `squaredError` | (p − y)² | 2·(p − y) |
 * | `absoluteError` | \|p − y\| | sign(p − y) |
 * | `huber` | ½·d² where \|d\| ≤ δ, else δ·(\|d\| − ½·δ), d = p − y | clamp(d, −δ, δ) |
 * | `binaryCrossEntropy` | −y·log(p + δ) − (1 − y)·log(1 − p + δ) | (1 − y)/(1 − p + δ) − y/(p + δ) |
 * | `crossEntropy` | −y·log(p + δ) | −y/(p + δ) |
 *
 * δ is the operation's `parameter`. A target of 0 (for `binaryCrossEntropy` also of 1) leaves out
 * the term that it multiplies, so that 0·log 0 is 0.
 */
export type ElementwiseLoss =
  "squaredError" | "absoluteError" | "huber" | "binaryCrossEntropy" | "crossEntropy";

/**
 * Losses: each gives its sum over all elements and writes the gradient, times `scale`.
 *
 * `softmaxCrossEntropy` and `scaledDifference` write 0 where a gradient is closer to 0 than 2²⁶ times
 * the smallest normal number, 2⁻¹⁰⁰ in float32: what it is multiplied by further down would be
 * subnormal, with which processors are many times as slow, and beside a gradient of ordinary size it
 * is lost anyway.
 */
export interface LossOperations {
  /** Σ loss(p, y); `gradient ← scale · ∂loss/∂p` where a gradient is given. */
  elementwiseLoss(
    kind: ElementwiseLoss,
    predictions: Tensor,
    targets: Tensor,
    parameter: number,
    scale: number,
    gradient: Tensor | undefined,
  ): number;
  /**
   * Σᵢ −Σⱼ yᵢⱼ·(zᵢⱼ − log Σₖ e^zᵢₖ) for logits z and targets y;
   * `gradient ← scale · (softmax(z)·Σⱼ yᵢⱼ − y)` where a gradient is given, which may be the logits,
   * but not the targets. A row whose targets sum to 0 leaves out its logarithm.
   */
  softmaxCrossEntropy(
    logits: Tensor,
    targets: Tensor,
    scale: number,
    gradient: Tensor | undefined,
  ): number;
  /** `output ← scale · (left − right)`: the gradient p − y of a loss seen through its activation. */
  scaledDifference(left: Tensor, right: Tensor, scale: number, output: Tensor): void;
}
