import { Identity } from "../activations/index.js";
import { getBackend } from "../backends/default-backend.js";
import { ArgumentError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import { describe } from "../tensor/describe.js";
import { dtypeOf, requireSameShape, zeros } from "../tensor/index.js";
import type { DType, InputTensor, Tensor } from "../tensor/index.js";
import type { AnyLayer } from "./checked-layers.js";
import { defaultLoss, requireLoss, type EvaluateOptions } from "./evaluate.js";
import type { Evaluation } from "./evaluate-rows.js";
import { checkMetrics, requireMeasurable } from "./check-metrics.js";
import { requireUnits } from "./predict.js";
import { outputKindOf, requireLossFits } from "./prepare-data.js";
import { Sequential } from "./sequential.js";
import type { Targets } from "./targets.js";

/** A model, as far as its predictions are averaged; `Sequential` is one. */
export interface EnsembleMember {
  readonly layers: readonly AnyLayer[];
  readonly dtype: DType;
  predict(inputs: InputTensor): Tensor;
}

/**
 * The mean of several models' outputs for every sample, `[samples, units]`: of their probabilities where
 * they end in `Softmax` or `Sigmoid`.
 *
 * It has the element type of the first model. The mean is added up in the order of the models.
 *
 * @throws {ArgumentError} when there are no models, or other values among them.
 * @throws {ShapeError} when their outputs have different shapes, or the inputs don't fit them.
 */
export function averagePredictions(models: readonly EnsembleMember[], inputs: InputTensor): Tensor {
  const [first] = requireModels(models, "averagePredictions");
  const options = first === undefined ? {} : { dtype: first.dtype };
  const backend = getBackend();
  const outputs = models.map((model) => model.predict(inputs));
  const { shape } = outputs[0] ?? { shape: [] };
  const mean = zeros(shape, options);
  const converted = zeros(shape, options);
  outputs.forEach((output, index) => {
    requireSameShape(output.shape, shape, `averagePredictions, model ${index + 1}`);
    backend.copy(output, converted);
    backend.addScaled(converted, 1, mean);
  });
  backend.rescale(mean, 1 / models.length, 0, mean);
  return mean;
}

/**
 * Several trained models that predict as one, by the mean of their outputs.
 *
 * @example
 * ```ts
 * const ensemble = new Ensemble(first, second, third);
 * ensemble.evaluate(test.images, test.labels).accuracy;
 * ```
 */
export class Ensemble {
  readonly models: readonly EnsembleMember[];

  /** @throws {ArgumentError} when there are no models, or other values among them. */
  constructor(...models: readonly EnsembleMember[]) {
    this.models = requireModels(models, "Ensemble");
  }

  /** See {@link averagePredictions}. */
  predict(inputs: InputTensor): Tensor {
    return averagePredictions(this.models, inputs);
  }

  /** Class of every sample, as `Sequential.predictClasses` finds it in the mean of the outputs. */
  predictClasses(inputs: InputTensor): Int32Array {
    const mean = this.predict(inputs);
    requireUnits(mean, "predictClasses, models");
    return meansAsModel(mean).predictClasses(mean);
  }

  /**
   * Loss and metrics of the mean of the outputs.
   *
   * @param options Without a loss, the cross-entropy that fits the first model's last layer.
   * @throws {ArgumentError} or {ShapeError} when inputs, targets or options are wrong, also where loss or metrics
   * can't work with what one of the models gives.
   */
  evaluate(inputs: InputTensor, targets: Targets, options: EvaluateOptions = {}): Evaluation {
    const { loss = defaultLoss(this.models[0]?.layers ?? []), metrics } = requireOptions(
      options,
      "evaluate",
    );
    requireLoss(loss);
    checkMetrics(metrics, "evaluate");
    const mean = this.predict(inputs);
    requireUnits(mean, "evaluate, models");
    this.models.forEach(({ layers }, index) => {
      const where = `evaluate, model ${index + 1}`;
      requireLossFits(layers, loss, where);
      const measured = { units: mean.shape[1] ?? 0, targetsAreClasses: true };
      requireMeasurable(metrics, { outputKind: outputKindOf(layers), ...measured }, where);
    });
    return meansAsModel(mean).evaluate(mean, targets, { ...options, loss });
  }
}

/** A model whose outputs are its inputs, which here are the means. */
function meansAsModel(mean: Tensor): Sequential {
  return new Sequential(new Identity()).to(dtypeOf(mean));
}

/** @throws {ArgumentError} unless this is an array of at least one model. */
function requireModels(
  models: readonly EnsembleMember[],
  where: "Ensemble" | "averagePredictions",
): readonly EnsembleMember[] {
  const given: readonly unknown[] | undefined = Array.isArray(models) ? models : undefined;
  const wrong = given?.findIndex((model) => !isMember(model)) ?? -1;
  if (given !== undefined && given.length > 0 && wrong < 0) return models;
  throw new ArgumentError({
    where: wrong < 0 ? `${where}, models` : `${where}, model ${wrong + 1}`,
    expected: wrong < 0 ? "at least one model" : "a model",
    received: given?.length === 0 ? "none" : describe(given === undefined ? models : given[wrong]),
    fix:
      where === "Ensemble"
        ? "Spread an array: new Ensemble(...models)."
        : "Give an array of models: averagePredictions([first, second], inputs).",
  });
}

function isMember(model: unknown): boolean {
  return (
    typeof model === "object" &&
    model !== null &&
    Array.isArray(Reflect.get(model, "layers")) &&
    typeof Reflect.get(model, "predict") === "function"
  );
}
