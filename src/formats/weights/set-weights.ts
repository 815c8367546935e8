import type { NdArray } from "ndarray";
import { FormatError, ShapeError } from "../../errors/index.js";
import { formatShape, isTensor, sameShape, type Tensor } from "../../tensor/index.js";
import { entriesOf, type ByName } from "../by-name.js";
import { namedParameters, type WeightNames } from "./weight-names.js";
import type { WeightedModel, WeightParameter } from "./weighted-model.js";

/** Arrays with their names, as `parseNpz` and `parseSafetensors` give them. */
export type ArraysByName = ByName<Pick<NdArray, "shape">>;

/** Options of {@link setWeights}. */
export interface SetWeightsOptions {
  /** How the arrays are named. Default: `"numbered"` where there is a `W1`, else `"layers"`. */
  readonly names?: WeightNames;
  /** What error messages call the arrays, such as a file name. Default: `"setWeights"`. */
  readonly name?: string;
}

/**
 * Copies weights from named arrays into a model, rounded to its element type.
 *
 * All is checked before anything changes: a model has all of the weights afterwards, or none.
 *
 * @throws {FormatError} when a name is missing or unknown, or an array holds no floats.
 * @throws {ShapeError} when an array hasn't the shape of its parameter.
 */
export function setWeights(
  model: WeightedModel,
  arrays: ArraysByName,
  options: SetWeightsOptions = {},
): void {
  const { name = "setWeights" } = options;
  const given = new Map<string, unknown>(entriesOf(arrays));
  const names = options.names ?? (given.has("W1") ? "numbered" : "layers");
  const parameters = namedParameters(model, names);
  requireNames(
    parameters.map(([key]) => key),
    [...given.keys()],
    name,
  );
  const pairs = parameters.map(([key, parameter]): [WeightParameter, Tensor] => [
    parameter,
    requireFitting(given.get(key), parameter, `${name}, ${key}`),
  ]);
  for (const [parameter, values] of pairs) parameter.assign(values);
}

function requireNames(wanted: readonly string[], given: readonly string[], where: string): void {
  const missing = wanted.filter((key) => !given.includes(key));
  const unknown = given.filter((key) => !wanted.includes(key));
  if (missing.length === 0 && unknown.length === 0) return;
  throw new FormatError({
    where,
    expected: `arrays named ${wanted.join(", ")}`,
    received: given.length === 0 ? "none" : given.join(", "),
    fix: "The weights are those of another network, or named otherwise: see the option names.",
  });
}

function requireFitting(array: unknown, { shape }: WeightParameter, where: string): Tensor {
  if (!isTensor(array)) {
    throw new FormatError({
      where,
      expected: "an array of float32 or float64",
      received: "another element type",
    });
  }
  if (sameShape(array.shape, shape)) return array;
  throw new ShapeError({
    where,
    expected: `shape ${formatShape(shape)}`,
    received: formatShape(array.shape),
    fix: "The weights are those of a network of other dims.",
  });
}
