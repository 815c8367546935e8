import { ArgumentError } from "../errors/index.js";
import { getBackend } from "../backends/default-backend.js";
import type { OutputKind } from "../layers/index.js";
import type { DType, Shape, Tensor } from "../tensor/index.js";

/** How the losses of the samples become one number: their mean over the batch, or their sum. */
export type Reduction = "mean" | "sum";

/** Options that every loss takes. */
export interface LossOptions {
  /** Default: `"mean"`. */
  readonly reduction?: Reduction;
}

/** How a loss is asked for. */
export interface LossContext {
  /**
   * Number of samples that a mean is taken over. Default: the rows of the predictions.
   *
   * A batch that is worked through in blocks of rows gives the whole batch's size here, so that the
   * values and gradients of the blocks add up to those of the batch.
   */
  readonly batchSize?: number;
  /** Whether the gradient is wanted. Default: `true`. */
  readonly needsGradient?: boolean;
  /** Memory for the gradient. Default: fresh memory. */
  allocate?(owner: object, slot: string, shape: Shape, dtype: DType): Tensor;
}

/** A loss and its gradient with respect to the predictions, which is empty where none was wanted. */
export interface LossResult {
  readonly value: number;
  readonly gradient: Tensor;
}

/**
 * How far predictions are from their targets, as one number, with its gradient.
 *
 * A loss of your own extends this class with {@link evaluate} over ndarrays.
 */
export abstract class Loss {
  readonly reduction: Reduction;
  /** Whether the targets are classes, so that accuracy means something. Default: `false`. */
  readonly isClassification: boolean = false;

  /** @throws {ArgumentError} when the reduction is neither `"mean"` nor `"sum"`. */
  constructor(options: LossOptions = {}) {
    const reduction: string = options.reduction ?? "mean";
    if (reduction !== "mean" && reduction !== "sum") {
      throw new ArgumentError({
        where: `${new.target.name}, reduction`,
        expected: '"mean" or "sum"',
        received: JSON.stringify(reduction),
      });
    }
    this.reduction = reduction;
  }

  /** Name shown in errors. Default: the class's name. */
  get name(): string {
    return this.constructor.name;
  }

  /** Value and gradient for predictions and targets, both `[batch, units]`. */
  abstract evaluate(predictions: Tensor, targets: Tensor, context?: LossContext): LossResult;

  /**
   * The same loss with its gradient taken with respect to the *input* of the activation that made
   * the predictions, or `undefined` where this loss has no shorter formula for that.
   */
  evaluateThrough(
    _activation: OutputKind,
    _predictions: Tensor,
    _targets: Tensor,
    _context?: LossContext,
  ): LossResult | undefined {
    return undefined;
  }

  /** Why predictions of this kind are certainly wrong for this loss, or `undefined`. */
  objection(_kind: OutputKind): { readonly expected: string; readonly fix: string } | undefined {
    return undefined;
  }

  /** What a sample's loss is multiplied by: 1, or 1/batchSize for a mean. */
  protected scale(predictions: Tensor, context: LossContext): number {
    if (this.reduction === "sum") return 1;
    const batchSize = context.batchSize ?? predictions.shape[0] ?? 0;
    return batchSize === 0 ? 0 : 1 / batchSize;
  }

  /** Memory for the gradient, or `undefined` where it isn't wanted. */
  protected gradientFor(predictions: Tensor, context: LossContext): Tensor | undefined {
    if (context.needsGradient === false) return undefined;
    const dtype = predictions.data instanceof Float32Array ? "float32" : "float64";
    return context.allocate === undefined
      ? getBackend().allocate(predictions.shape, dtype)
      : context.allocate(this, "gradient", predictions.shape, dtype);
  }
}
