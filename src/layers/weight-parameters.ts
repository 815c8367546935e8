import type { Fans } from "../initializers/initializer.js";
import { GlorotUniform, Zeros } from "../initializers/index.js";
import { Parameter } from "../parameters/index.js";
import type { Shape } from "../tensor/index.js";
import type { DenseOptions } from "./dense.js";
import { savedInitializer } from "./saved-initializer.js";

/** Weights, and the bias that stands beside them where there is one. */
export interface WeightParameters {
  readonly weights: Parameter;
  readonly bias: Parameter | undefined;
}

/** The parameters of a layer of products; the last axis of the weights is the bias's. */
export function weightParameters(
  shape: Shape,
  fans: Fans,
  options: DenseOptions,
): WeightParameters {
  const { weightInitializer, biasInitializer, useBias, weightRegularizer, weightConstraint } =
    options;
  const weights = new Parameter("weights", shape, {
    initializer: weightInitializer ?? new GlorotUniform(),
    fans,
    ...(weightRegularizer && { regularizer: weightRegularizer }),
    ...(weightConstraint && { constraint: weightConstraint }),
  });
  if (useBias === false) return { weights, bias: undefined };
  const initializer = biasInitializer ?? new Zeros();
  const bias = new Parameter("bias", shape.slice(-1), { initializer, fans, regularizable: false });
  return { weights, bias };
}

/** The options that make such parameters again; see `savedInitializer`. */
export function weightOptions({ weights, bias }: WeightParameters): object {
  return {
    weightInitializer: savedInitializer(weights.initializer),
    biasInitializer: savedInitializer(bias?.initializer),
    useBias: bias !== undefined,
    weightRegularizer: weights.regularizer,
    weightConstraint: weights.constraint,
  };
}
