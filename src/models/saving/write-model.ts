import { ArgumentError } from "../../errors/index.js";
import { writeSafetensors } from "../../formats/safetensors/write-safetensors.js";
import type { DType, Tensor } from "../../tensor/index.js";
import { positionOf } from "../check-layers.js";
import type { AnyLayer } from "../checked-layers.js";
import { describePart } from "./describe-part.js";
import { descriptionKey, fileVersion, tensorNames, type ModelDescription } from "./model-file.js";

/** What a file holds beside the model. */
export interface ModelExtras {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * A model as the bytes of a safetensors file, whose metadata describe its layers.
 *
 * @throws {ArgumentError} when a class has no name in files, an argument is no JSON value, or a layer
 * has two parameters of one name.
 */
export function writeModel(
  layers: readonly AnyLayer[],
  dtype: DType,
  extras?: ModelExtras,
): Uint8Array {
  const description: ModelDescription = {
    version: fileVersion,
    dtype,
    layers: layers.map((layer, index) => describePart(layer, positionOf(layers, index))),
  };
  const tensors = new Map<string, Tensor>();
  for (const [name, { value }] of tensorNames(layers)) {
    if (tensors.has(name)) {
      throw new ArgumentError({
        where: "toBytes",
        expected: "parameters of different names in a layer",
        received: `${name} twice`,
      });
    }
    tensors.set(name, value);
  }
  for (const [name, tensor] of extras?.tensors ?? []) tensors.set(name, tensor);
  const metadata = { ...extras?.metadata, [descriptionKey]: JSON.stringify(description) };
  return writeSafetensors(tensors, { metadata });
}
