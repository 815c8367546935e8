import { listNames } from "../../errors/list-names.js";
import type { Safetensors } from "../../formats/safetensors/parse-safetensors.js";
import { dtypeOf, formatShape, sameShape, type DType } from "../../tensor/index.js";
import type { AnyLayer } from "../checked-layers.js";
import { modelError } from "./model-error.js";
import { tensorNames } from "./model-file.js";

/**
 * Gives the parameters of layers the values in a file. All tensors are checked before the first
 * parameter is changed.
 *
 * @throws {FormatError} unless the tensors are those of the parameters, in names, types and shapes.
 */
export function assignTensors(
  layers: readonly AnyLayer[],
  dtype: DType,
  tensors: Safetensors["tensors"],
  name: string,
): void {
  const parameters = tensorNames(layers);
  const wanted = parameters.map(([key]) => key).sort();
  const given = [...tensors.keys()].sort();
  if (wanted.join() !== given.join()) {
    throw modelError(name, `the tensors ${listOf(wanted)}`, listOf(given));
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

const mostListed = 12;

function listOf(names: readonly string[]): string {
  return listNames(names, mostListed) || "none";
}
