import { getBackend } from "../backends/default-backend.js";
import { noGradient, type OutputKind } from "../layers/index.js";
import { requireInRange, type Tensor } from "../tensor/index.js";
import { ElementwiseLoss } from "./elementwise-loss.js";
import type { LossContext, LossOptions, LossResult } from "./loss.js";
import { requireProbabilities } from "./require-probabilities.js";
import { requireTargets } from "./require-targets.js";

/** Options of the losses on probabilities. */
export interface ProbabilityLossOptions extends LossOptions {
  /**
   * ε, added to a probability before its logarithm is taken. Default: 1e-10.
   *
   * It caps what one probability can cost at −log ε, 23.03 by default, so that a probability that
   * was rounded to 0 doesn't make the loss infinite. The default is an ordinary number of float32
   * and lost in the rounding there beside probabilities above 0.002. With 0, there is no cap.
   */
  readonly epsilon?: number;
}

/** What tells one loss on probabilities from another. */
interface ProbabilityLossForm {
  readonly kind: "crossEntropy" | "binaryCrossEntropy";
  /** The activation that the loss belongs to. */
  readonly activation: "softmax" | "sigmoid";
  /** What to do about predictions that are no probabilities. */
  readonly fix: string;
}

/** A cross-entropy on probabilities p: with its activation, its gradient is p − y. */
export abstract class ProbabilityLoss extends ElementwiseLoss {
  override readonly isClassification: boolean = true;
  readonly epsilon: number;
  readonly #form: ProbabilityLossForm;

  /** @throws {ArgumentError} unless `epsilon` is from 0 to 1. */
  constructor(form: ProbabilityLossForm, options: ProbabilityLossOptions) {
    const { epsilon = 1e-10 } = options;
    requireInRange(epsilon, 0, 1, `${new.target.name}, epsilon`);
    super(form.kind, epsilon, options);
    this.epsilon = epsilon;
    this.#form = form;
  }

  /**
   * The loss and its gradient with respect to the probabilities.
   *
   * @throws {ArgumentError} when a prediction is not from 0 to 1, to within 0.001; NaN is let pass.
   * @throws {ShapeError} unless predictions and targets are `[batch, units]`.
   * @throws {DTypeError} when their element types differ.
   */
  override evaluate(predictions: Tensor, targets: Tensor, context: LossContext = {}): LossResult {
    requireTargets(predictions, targets, this.name);
    requireProbabilities(predictions, this.name, this.#form.fix);
    return super.evaluate(predictions, targets, context);
  }

  override evaluateThrough(
    activation: OutputKind,
    predictions: Tensor,
    targets: Tensor,
    context: LossContext = {},
  ): LossResult | undefined {
    if (activation !== this.#form.activation) return undefined;
    requireTargets(predictions, targets, this.name);
    const value = this.valueAndGradient(predictions, targets, context, undefined);
    const gradient = this.gradientFor(predictions, context);
    if (gradient === undefined) return { value, gradient: noGradient };
    const scale = this.elementScale(predictions, context);
    getBackend().scaledDifference(predictions, targets, scale, gradient);
    return { value, gradient };
  }

  override objection(
    kind: OutputKind,
  ): { readonly expected: string; readonly fix: string } | undefined {
    if (kind !== "values") return undefined;
    const layer = this.#form.activation === "softmax" ? "Softmax" : "Sigmoid";
    return { expected: `probabilities, from ${layer}`, fix: this.#form.fix };
  }
}
