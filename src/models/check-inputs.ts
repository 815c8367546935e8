import { getBackend } from "../backends/default-backend.js";
import { ArgumentError, ShapeError } from "../errors/index.js";
import { formatShape, isNdArray, isTensor, type InputTensor } from "../tensor/index.js";

/**
 * Holds what is given as a model's input against what a model can take.
 *
 * @throws {ArgumentError} when it is no float or byte ndarray, or holds NaN or an infinity.
 * @throws {ShapeError} when it has no batch dimension and no features, or no rows.
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
      expected: "at least one sample",
      received: `shape ${formatShape(inputs.shape)}`,
    });
  }
  if (!getBackend().isFinite(inputs)) {
    throw new ArgumentError({
      where,
      expected: "finite numbers",
      received: "NaN or infinity",
      fix: "Clean or clip the data first.",
    });
  }
}

function isBytes(array: { readonly data: unknown }): boolean {
  return array.data instanceof Uint8Array;
}

/** What a value is, for an error message. */
export function describe(value: unknown): string {
  if (isNdArray(value)) return `an ndarray of ${value.dtype}`;
  if (value === null || typeof value !== "object") return String(value);
  return value.constructor.name;
}
