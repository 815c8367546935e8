import type { Tensor } from "../../tensor/index.js";
import { namedParameters, requireNaming, type WeightNames } from "./weight-names.js";
import type { WeightedModel } from "./weighted-model.js";

/** Options of {@link getWeights}. */
export interface GetWeightsOptions {
  /** Default: `"numbered"`. */
  readonly names?: WeightNames;
}

/**
 * A model's weights by name, to be given to `writeNpz` or `writeSafetensors`.
 *
 * They are the model's own tensors, which training goes on to change. Weights of `Dense` are
 * `[inputs, units]`.
 *
 * @throws {ArgumentError} when `names` is neither.
 */
export function getWeights(
  model: WeightedModel,
  options: GetWeightsOptions = {},
): Record<string, Tensor> {
  const { names = "numbered" } = options;
  requireNaming(names, "getWeights, names");
  const values = namedParameters(model, names).map(([name, parameter]): [string, Tensor] => [
    name,
    parameter.value,
  ]);
  return Object.fromEntries(values);
}
