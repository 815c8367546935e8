import { ArgumentError } from "../../errors/index.js";
import { requireHarmlessJson } from "../../formats/json/require-harmless-json.js";
import { writeSafetensors } from "../../formats/safetensors/write-safetensors.js";
import type { LayerState } from "../../parameters/index.js";
import type { DType, Tensor } from "../../tensor/index.js";
import { positionOf } from "../check-layers.js";
import type { AnyLayer } from "../checked-layers.js";
import { PartDescriber } from "./describe-part.js";
import { descriptionKey, fileVersion, tensorNames, type ModelDescription } from "./model-file.js";

/** What a file holds beside the model. */
export interface ModelExtras {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * A model as the bytes of a safetensors file, whose metadata describe its layers.
 *
 * @throws {ArgumentError} when a class has no name in files, an argument is no JSON value, or layers
 * share a parameter.
 */
export function writeModel(
  layers: readonly AnyLayer[],
  dtype: DType,
  extras?: ModelExtras,
): Uint8Array {
  const describer = new PartDescriber();
  const description: ModelDescription = {
    version: fileVersion,
    dtype,
    layers: layers.map((layer, index) => describer.describe(layer, positionOf(layers, index))),
  };
  const parameters = tensorNames(layers);
  requireOwnParameters(parameters);
  const tensors = new Map<string, Tensor>(
    parameters.map(([name, { value }]): [string, Tensor] => [name, value]),
  );
  for (const [name, tensor] of extras?.tensors ?? []) tensors.set(name, tensor);
  const text = JSON.stringify(description);
  requireReadable(text);
  const metadata = { ...extras?.metadata, [descriptionKey]: text };
  return writeSafetensors(tensors, { metadata });
}

/** What is written must pass for honest when it is read. */
function requireReadable(text: string): void {
  try {
    requireHarmlessJson(text, "toBytes");
  } catch (error) {
    throw new ArgumentError({
      where: "toBytes, constructorArguments",
      expected: "a few small values",
      received: "so many that reading them would look like an attack",
      fix: "Keep large tables as parameters, not as arguments of a constructor.",
      cause: error,
    });
  }
}

/** A file would give each layer a parameter of its own. */
function requireOwnParameters(parameters: readonly [string, LayerState][]): void {
  const owners = new Map<LayerState, string>();
  for (const [name, parameter] of parameters) {
    const owner = owners.get(parameter);
    if (owner !== undefined) {
      throw new ArgumentError({
        where: "toBytes",
        expected: "every parameter once",
        received: `one parameter as ${owner} and as ${name}`,
        fix: "A file doesn't keep what layers share: save the weights alone, by getWeights of ndnet/formats.",
      });
    }
    owners.set(parameter, name);
  }
}
