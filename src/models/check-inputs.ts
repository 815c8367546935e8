import { ArgumentError, ShapeError } from "../errors/index.js";
import { formatShape, isNdArray, isTensor, type InputTensor } from "../tensor/index.js";
import { describe } from "../tensor/describe.js";
import { requireWithinData } from "../tensor/within-data.js";

export { requireFinite } from "../backends/require-finite.js";

/**
 * Holds what is given as a model's input against what a model can take.
 *
 * @throws {ArgumentError} when it is no float or byte ndarray.
 * @throws {ShapeError} when it has no batch dimension and no features, or no rows, or leads out of
 * its own data.
 */
export function checkInputs(inputs: InputTensor, where: string): void {
  if (!isTensor(inputs) && !(isNdArray(inputs) && isBytes(inputs))) {
    throw new ArgumentError({
      where,
      expected: "an ndarray of float32, float64 or uint8",
      received: describe(inputs),
      fix: "Make one with tensor(data, shape).",
    });
  }
  if (inputs.shape.length < 2) {
    throw new ShapeError({
      where,
      expected: "shape [batch, features]",
      received: formatShape(inputs.shape),
      fix: "A single sample has shape [1, features].",
    });
  }
  if (inputs.size === 0) {
    throw new ShapeError({
      where,
      expected: "at least one sample and one feature",
      received: `shape ${formatShape(inputs.shape)}`,
    });
  }
  requireWithinData(inputs, where);
}

function isBytes(array: { readonly data: unknown }): boolean {
  return array.data instanceof Uint8Array;
}
