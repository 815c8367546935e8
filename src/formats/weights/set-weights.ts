import type { NdArray } from "ndarray";
import { ArgumentError, FormatError, ShapeError } from "../../errors/index.js";
import { formatShape, isTensor, sameShape, type Shape, type Tensor } from "../../tensor/index.js";
import { entriesOf, type ByName } from "../by-name.js";
import { namedParameters, requireNaming, type WeightNames } from "./weight-names.js";
import type { WeightedModel, WeightParameter } from "./weighted-model.js";

/** Arrays with their names, as `parseNpz` and `parseSafetensors` give them. */
export type ArraysByName = ByName<Pick<NdArray, "shape">>;

/** Options of {@link setWeights}. */
export interface SetWeightsOptions {
  /** How the arrays are named. Default: `"layers"` where these names fit, else `"numbered"`. */
  readonly names?: WeightNames;
  /** Whether matrices are `[units, inputs]`, as PyTorch and some notebooks have them. Default: `false`. */
  readonly transposed?: boolean;
  /** What error messages call the arrays, such as a file name. Default: `"setWeights"`. */
  readonly name?: string;
}

/**
 * Copies weights from named arrays into a model, rounded to its element type.
 *
 * Where a parameter has one dimension, such as a bias, the array may be a row `[1, units]` or a column
 * `[units, 1]` too.
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
  const { name = "setWeights", transposed = false } = options;
  requireFlag(transposed, `${name}, transposed`);
  if (options.names !== undefined) requireNaming(options.names, `${name}, names`);
  const given = new Map<string, unknown>(entriesOf(arrays));
  const parameters = parametersNamedAs(given, model, options.names);
  requireNames(
    parameters.map(([key]) => key),
    [...given.keys()],
    name,
  );
  const pairs = parameters.map(([key, parameter]): [WeightParameter, Tensor] => [
    parameter,
    requireFitting(given.get(key), parameter, transposed, `${name}, ${key}`),
  ]);
  for (const [parameter, values] of pairs) parameter.assign(values);
}

function parametersNamedAs(
  given: ReadonlyMap<string, unknown>,
  model: WeightedModel,
  names: WeightNames | undefined,
): [string, WeightParameter][] {
  if (names !== undefined) return namedParameters(model, names);
  const layers = namedParameters(model, "layers");
  return layers.some(([key]) => given.has(key)) ? layers : namedParameters(model, "numbered");
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

function requireFitting(
  array: unknown,
  { shape }: WeightParameter,
  transposed: boolean,
  where: string,
): Tensor {
  if (!isTensor(array)) {
    throw new FormatError({
      where,
      expected: "an array of float32 or float64",
      received: "another element type",
    });
  }
  const values = asVector(
    transposed && array.shape.length === 2 ? array.transpose(1, 0) : array,
    shape,
  );
  if (sameShape(values.shape, shape)) return values;
  const isTranspose = sameShape(values.shape, [...shape].reverse());
  throw new ShapeError({
    where,
    expected: `shape ${formatShape(shape)}`,
    received: formatShape(array.shape),
    fix: isTranspose
      ? `Matrices are the other way round: pass transposed: ${transposed ? "false" : "true"}.`
      : "The weights are those of a network of other dims.",
  });
}

/** A row or column as the vector that a parameter of one dimension is. */
function asVector(array: Tensor, shape: Shape): Tensor {
  if (shape.length !== 1 || array.shape.length !== 2) return array;
  if (array.shape[0] === 1) return array.pick(0, null);
  return array.shape[1] === 1 ? array.pick(null, 0) : array;
}

function requireFlag(value: unknown, where: string): void {
  if (typeof value === "boolean") return;
  throw new ArgumentError({ where, expected: "true or false", received: typeof value });
}
