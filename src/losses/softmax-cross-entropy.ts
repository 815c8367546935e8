import { getBackend } from "../backends/default-backend.js";
import { noGradient, type OutputKind } from "../layers/index.js";
import { dtypeOf, requireInRange, type Tensor } from "../tensor/index.js";
import { Loss, type LossContext, type LossOptions, type LossResult } from "./loss.js";
import { requireTargets } from "./require-targets.js";

/** Options of {@link SoftmaxCrossEntropy}. */
export interface SoftmaxCrossEntropyOptions extends LossOptions {
  /** Share s of every target that is spread evenly over the classes. Default: 0. */
  readonly labelSmoothing?: number;
}

/**
 * Cross-entropy of logits, *not* of the output of a softmax: a sample's loss is
 * `−Σⱼ yⱼ · (zⱼ − log Σₖ e^zₖ)` for predictions z and targets y, both `[batch, classes]`; the loss
 * is the mean of the samples' losses, or their sum. No logit is too large for it.
 *
 * Gradient of a sample: `∂L/∂zⱼ = softmax(z)ⱼ · Σₖ yₖ − yⱼ`.
 *
 * With label smoothing s the targets become `y · (1 − s) + s / classes`.
 *
 * Source of label smoothing: Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, "Rethinking the Inception
 * architecture for computer vision", CVPR 2016, section 7.
 */
export class SoftmaxCrossEntropy extends Loss {
  override readonly isClassification: boolean = true;
  readonly labelSmoothing: number;

  /** @throws {ArgumentError} unless `labelSmoothing` is from 0 to 1. */
  constructor(options: SoftmaxCrossEntropyOptions = {}) {
    super(options);
    this.labelSmoothing = options.labelSmoothing ?? 0;
    requireInRange(this.labelSmoothing, 0, 1, "SoftmaxCrossEntropy, labelSmoothing");
  }

  /**
   * @throws {ShapeError} unless predictions and targets are `[batch, classes]`.
   * @throws {DTypeError} when their element types differ.
   */
  override evaluate(predictions: Tensor, targets: Tensor, context: LossContext = {}): LossResult {
    requireTargets(predictions, targets, this.name);
    const scale = this.scale(predictions, context);
    const gradient = this.gradientFor(predictions, context);
    const smoothed = this.#smoothed(targets, context);
    const sum = getBackend().softmaxCrossEntropy(predictions, smoothed, scale, gradient);
    return { value: scale * sum, gradient: gradient ?? noGradient };
  }

  override objection(
    kind: OutputKind,
  ): { readonly expected: string; readonly fix: string } | undefined {
    if (kind !== "softmax" && kind !== "sigmoid") return undefined;
    const [layer, loss] =
      kind === "softmax" ? ["Softmax", "CrossEntropy"] : ["Sigmoid", "BinaryCrossEntropy"];
    return {
      expected: `logits, not the probabilities of ${layer}`,
      fix: `Remove the last ${layer}, or use ${loss}.`,
    };
  }

  #smoothed(targets: Tensor, context: LossContext): Tensor {
    const share = this.labelSmoothing;
    if (share === 0) return targets;
    const { shape } = targets;
    const dtype = dtypeOf(targets);
    const smoothed =
      context.allocate?.(this, "smoothedTargets", shape, dtype) ??
      getBackend().allocate(shape, dtype);
    getBackend().rescale(targets, 1 - share, share / (shape[1] ?? 1), smoothed);
    return smoothed;
  }
}
