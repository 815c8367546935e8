import type { WeightedModel, WeightParameter } from "./weighted-model.js";

/**
 * How weights are named in a file: `"numbered"` as the NumPy notebooks do, `W1`, `b1`, `W2` … by the
 * number of the layer among those that have any; `"layers"` by the layer and its number among those
 * of its kind, `dense_1.weights`, `dense_1.bias` ….
 */
export type WeightNames = "numbered" | "layers";

/** A model's parameters with their names, in the order of the layers. */
export function namedParameters(
  model: WeightedModel,
  names: WeightNames,
): [string, WeightParameter][] {
  // Asking for all of a model's parameters draws initial values for all of them together.
  if (model.parameters.length === 0) return [];
  const kinds = new Map<string, number>();
  const layers = model.layers.filter((layer) => layer.parameters.length > 0);
  return layers.flatMap((layer, index) => {
    const number = (kinds.get(layer.name) ?? 0) + 1;
    kinds.set(layer.name, number);
    return layer.parameters.map((parameter): [string, WeightParameter] => [
      names === "numbered"
        ? `${notebookNames.get(parameter.name) ?? `${parameter.name}_`}${index + 1}`
        : `${inSnakeCase(layer.name)}_${number}.${parameter.name}`,
      parameter,
    ]);
  });
}

const notebookNames: ReadonlyMap<string, string> = new Map([
  ["weights", "W"],
  ["bias", "b"],
]);

/** `batch_normalization` for `BatchNormalization`. */
function inSnakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
}
