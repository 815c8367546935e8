import { requireOptions } from "../errors/require-options.js";
import { ArgumentError } from "../errors/index.js";
import { requireInRange, type FloatArray, type Tensor } from "../tensor/index.js";
import { correctlyRoundedLogarithm } from "../tensor/random-state/correctly-rounded-logarithm.js";
import type { MeasuredModel, MetricObjection } from "./measured-model.js";
import { addSamples, SampleMean } from "./sample-mean.js";

/** Options of {@link LogLoss}. */
export interface LogLossOptions {
  /**
   * ε, the least that a probability counts as. Default: 1e-10.
   *
   * It caps what one sample can cost at −log ε, 23.03 by default. With 0, there is no cap.
   */
  readonly epsilon?: number;
}

/**
 * Log loss, or cross-entropy, of probabilities p and targets y, both `[batch, units]`: the mean over
 * the samples of `−Σⱼ yⱼ · log max(pⱼ, ε)`; `logLoss` in histories.
 *
 * A single unit stands for two classes, with probabilities 1 − p and p:
 * `−y · log max(p, ε) − (1 − y) · log max(1 − p, ε)`. A target of 0 leaves out the term that it
 * multiplies; NaN in any other makes the result NaN. Logarithms are correctly rounded, so that the
 * same predictions give the same bits on every machine. Its `update` throws an `ArgumentError` where
 * a prediction that counts is not from 0 to 1, to within 0.001: logits, for example.
 */
export class LogLoss extends SampleMean {
  override readonly name = "logLoss";
  readonly epsilon: number;

  /** @throws {ArgumentError} unless `epsilon` is from 0 to 1. */
  constructor(options: LogLossOptions = {}) {
    super();
    const { epsilon = 1e-10 } = requireOptions(options, "LogLoss");
    requireInRange(epsilon, 0, 1, "LogLoss, epsilon");
    this.epsilon = epsilon;
  }

  override objection({ outputKind }: MeasuredModel): MetricObjection | undefined {
    return outputKind === "values" ? { ...needed, received: "values of any size" } : undefined;
  }

  protected override fits(): boolean {
    // Targets of one's own may be negative.
    return true;
  }

  protected override addTo(sum: number, predictions: Tensor, targets: Tensor): number {
    const figure = predictions.shape[1] === 1 ? this.#lossOfUnit : this.#lossOfClasses;
    return addSamples(sum, predictions, targets, figure);
  }

  readonly #lossOfClasses = (
    predictions: FloatArray,
    targets: FloatArray,
    start: number,
    end: number,
  ): number => {
    let loss = 0;
    for (let i = start; i < end; i++) {
      const target = targets[i] as number;
      if (target === 0) continue;
      const probability = predictions[i] as number;
      requireProbability(probability);
      loss += this.#cost(target, probability);
    }
    return loss;
  };

  readonly #lossOfUnit = (predictions: FloatArray, targets: FloatArray, unit: number): number => {
    const target = targets[unit] as number;
    const probability = predictions[unit] as number;
    requireProbability(probability);
    const ofOne = target === 0 ? 0 : this.#cost(target, probability);
    return target === 1 ? ofOne : ofOne + this.#cost(1 - target, 1 - probability);
  };

  #cost(target: number, probability: number): number {
    return -target * correctlyRoundedLogarithm(Math.max(probability, this.epsilon));
  }
}

const needed = {
  expected: "probabilities, from 0 to 1",
  fix: "End the model with Softmax, or with Sigmoid where it has one unit.",
};

/** How far rounding and a writer's own softmax may lead out of the range from 0 to 1. */
const tolerance = 1e-3;

function requireProbability(value: number): void {
  if (!(value < -tolerance || value > 1 + tolerance)) return;
  throw new ArgumentError({
    where: "LogLoss.update, predictions",
    received: String(value),
    ...needed,
  });
}
