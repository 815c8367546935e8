import { ArgumentError } from "../../errors/index.js";
import { parameterNames } from "./parameter-names.js";
import type { WeightedModel, WeightParameter } from "./weighted-model.js";

/**
 * How weights are named in a file: `"numbered"` as the NumPy notebooks do, `W1`, `b1`, `W2` … by the
 * number of the layer among those that have any; `"layers"` by the layer and its number among those
 * of its kind, `dense_1.weights`, `dense_1.bias` ….
 */
export type WeightNames = "numbered" | "layers";

/**
 * A model's parameters and state with their names, in the order of the layers; no two have the same.
 *
 * A layer that is made of others, and has several weights, counts as so many layers where names are
 * numbered.
 */
export function namedParameters(
  model: WeightedModel,
  names: WeightNames,
): [string, WeightParameter][] {
  // Asking for all of a model's parameters draws initial values for all of them together.
  if (model.parameters.length === 0 && !model.layers.some(({ state = [] }) => state.length > 0)) {
    return [];
  }
  const layers = model.layers
    .map(({ name, parameters, state = [] }) => ({ name, parameters: [...parameters, ...state] }))
    .filter((layer) => layer.parameters.length > 0);
  return names === "numbered" ? numbered(layers) : byLayer(layers);
}

type WeightedLayers = readonly {
  readonly name: string;
  readonly parameters: readonly WeightParameter[];
}[];

function numbered(layers: WeightedLayers): [string, WeightParameter][] {
  let number = 0;
  return layers.flatMap(({ parameters }) => {
    let seen = new Set<string>();
    number += 1;
    return parameters.map((parameter): [string, WeightParameter] => {
      if (seen.has(parameter.name)) {
        seen = new Set();
        number += 1;
      }
      seen.add(parameter.name);
      const letter = notebookNames.get(parameter.name) ?? `${parameter.name}_`;
      return [`${letter}${number}`, parameter];
    });
  });
}

function byLayer(layers: WeightedLayers): [string, WeightParameter][] {
  const kinds = new Map<string, number>();
  return layers.flatMap(({ name, parameters }) => {
    const kind = inSnakeCase(name);
    const number = (kinds.get(kind) ?? 0) + 1;
    kinds.set(kind, number);
    const unique = parameterNames(parameters);
    return parameters.map((parameter, index): [string, WeightParameter] => [
      `${kind}_${number}.${unique[index] ?? parameter.name}`,
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

/** @throws {ArgumentError} when it is no way of naming weights. */
export function requireNaming(names: unknown, where: string): void {
  if (names === "numbered" || names === "layers") return;
  throw new ArgumentError({
    where,
    expected: '"numbered" or "layers"',
    received: typeof names === "string" ? JSON.stringify(names) : typeof names,
  });
}
