import type { ElementwiseLoss as ElementwiseLossKind } from "../backends/operations/loss-operations.js";
import { getBackend } from "../backends/default-backend.js";
import { noGradient } from "../layers/index.js";
import type { Tensor } from "../tensor/index.js";
import { Loss, type LossContext, type LossOptions, type LossResult } from "./loss.js";
import { requireTargets } from "./require-targets.js";

/**
 * A loss that is a sum of functions of one prediction and its target, computed by the backend.
 *
 * A sample's loss is the *mean* over its units, unless a subclass says otherwise.
 */
export abstract class ElementwiseLoss extends Loss {
  readonly #kind: ElementwiseLossKind;
  readonly #parameter: number;

  /** @param parameter The function's parameter, where it has one. */
  constructor(kind: ElementwiseLossKind, parameter: number, options: LossOptions) {
    super(options);
    this.#kind = kind;
    this.#parameter = parameter;
  }

  /**
   * @throws {ShapeError} unless predictions and targets are `[batch, units]`.
   * @throws {DTypeError} when their element types differ.
   */
  override evaluate(predictions: Tensor, targets: Tensor, context: LossContext = {}): LossResult {
    requireTargets(predictions, targets, this.name);
    const gradient = this.gradientFor(predictions, context);
    const value = this.valueAndGradient(predictions, targets, context, gradient);
    return { value, gradient: gradient ?? noGradient };
  }

  /** What the function of one element is multiplied by. */
  protected elementScale(predictions: Tensor, context: LossContext): number {
    return this.scale(predictions, context) / (predictions.shape[1] ?? 1);
  }

  /** The loss; writes its gradient where one is given. */
  protected valueAndGradient(
    predictions: Tensor,
    targets: Tensor,
    context: LossContext,
    gradient: Tensor | undefined,
  ): number {
    const scale = this.elementScale(predictions, context);
    return (
      scale *
      getBackend().elementwiseLoss(
        this.#kind,
        predictions,
        targets,
        this.#parameter,
        scale,
        gradient,
      )
    );
  }
}
