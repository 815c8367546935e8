import { FormatError } from "../../errors/index.js";
import { parseJsonObject } from "../../formats/json/parse-json-object.js";
import { parseSafetensors, type Safetensors } from "../../formats/safetensors/parse-safetensors.js";
import { Layer } from "../../layers/index.js";
import { dtypeOf, formatShape, sameShape, type DType } from "../../tensor/index.js";
import type { AnyLayer } from "../checked-layers.js";
import { makePart } from "./make-part.js";
import { descriptionKey, fileVersion, tensorNames, type ModelDescription } from "./model-file.js";
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
  setValues(layers, dtype, tensors, name);
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
      fix: "Update ndnet: a newer one has written the file.",
    });
  }
  if (!Array.isArray(layers)) throw modelError(name, "an array of layers", typeof layers);
  return description as unknown as ModelDescription;
}

/** Checks all tensors against the parameters before the first one is given its values. */
function setValues(
  layers: readonly AnyLayer[],
  dtype: DType,
  tensors: Safetensors["tensors"],
  name: string,
): void {
  const parameters = tensorNames(layers);
  const wanted = parameters.map(([key]) => key).sort();
  const given = [...tensors.keys()].sort();
  if (wanted.join() !== given.join()) {
    throw modelError(name, `the tensors ${wanted.join(", ")}`, given.join(", ") || "none");
  }
  const pairs = parameters.map(([key, parameter]) => {
    const tensor = tensors.get(key);
    if (
      tensor === undefined ||
      dtypeOf(tensor) !== dtype ||
      !sameShape(tensor.shape, parameter.shape)
    ) {
      const received = tensor && `${dtypeOf(tensor)} ${formatShape(tensor.shape)}`;
      throw modelError(
        `${name}, tensor ${key}`,
        `${dtype} ${formatShape(parameter.shape)}`,
        received ?? "none",
      );
    }
    return [parameter, tensor] as const;
  });
  for (const [parameter, tensor] of pairs) {
    parameter.convertTo(dtype);
    parameter.assign(tensor);
  }
}

function modelError(where: string, expected: string, received: string): FormatError {
  return new FormatError({ where, expected, received, fix: "The file is damaged or crafted." });
}
