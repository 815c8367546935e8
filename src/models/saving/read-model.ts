import { FormatError } from "../../errors/index.js";
import { parseJsonObject } from "../../formats/json/parse-json-object.js";
import { parseSafetensors } from "../../formats/safetensors/parse-safetensors.js";
import { Layer } from "../../layers/index.js";
import type { DType } from "../../tensor/index.js";
import type { AnyLayer } from "../checked-layers.js";
import { assignTensors } from "./assign-tensors.js";
import { makePart } from "./make-part.js";
import { descriptionKey, fileVersion, modelTensors, type ModelDescription } from "./model-file.js";
import { requireClasses } from "./require-classes.js";
import { modelError } from "./model-error.js";
import type { SavedClass } from "./saved-parts.js";

/** Options of `Sequential.fromBytes`. */
export interface FromBytesOptions {
  /** Classes of one's own that the model has layers, initializers or regularizers of. Default: none. */
  readonly classes?: readonly SavedClass[];
  /** What error messages call the bytes, such as a file name. Default: `"model"`. */
  readonly name?: string;
}

/**
 * Layers with their weights, and the element type, from the bytes that `writeModel` gave.
 *
 * @throws {FormatError} when the bytes are no model, of an unknown version, have unknown classes, or
 * tensors that don't go with the layers.
 */
export function readModel(
  bytes: Uint8Array,
  { classes = [], name = "model" }: FromBytesOptions,
): { layers: readonly AnyLayer[]; dtype: DType } {
  requireClasses(classes);
  const { tensors, metadata } = parseSafetensors(bytes, { name });
  const { dtype, layers: descriptions } = readDescription(metadata[descriptionKey], name);
  if (dtype !== "float32" && dtype !== "float64")
    throw modelError(name, "the dtype float32 or float64", dtype);
  const layers = descriptions.map((description, index) => {
    const where = `${name}, layer ${index + 1} of ${descriptions.length}`;
    const layer = makePart(description, classes, where);
    if (layer instanceof Layer) return layer;
    throw modelError(where, "a layer", layer.constructor.name);
  });
  assignTensors(layers, dtype, modelTensors(tensors), name);
  return { layers, dtype };
}

function readDescription(text: string | undefined, name: string): ModelDescription {
  if (text === undefined) {
    throw new FormatError({
      where: name,
      expected: "a model that ndnet has saved",
      received: "tensors without a description of their layers",
      fix: "Make the model yourself, and give it the weights by setWeights of ndnet/formats.",
    });
  }
  const description = parseJsonObject(text, `${name}, description`);
  const { version, layers } = description;
  if (version !== fileVersion) {
    throw new FormatError({
      where: name,
      expected: `version ${fileVersion} of the description`,
      received: version === undefined ? "none" : JSON.stringify(version),
      ...(typeof version === "number" &&
        version > fileVersion && { fix: "Update ndnet: a newer one has written the file." }),
    });
  }
  if (!Array.isArray(layers)) throw modelError(name, "an array of layers", typeof layers);
  return description as unknown as ModelDescription;
}
