import { getBackend } from "../backends/default-backend.js";
import type { Parameter } from "../parameters/index.js";
import { elementCount, wrap, type DType, type Tensor } from "../tensor/index.js";

/** What is computed with while a gradient check runs. */
export interface Float64Subject {
  readonly parameters: readonly Parameter[];
  /** Element type of a model that has one beside that of its parameters. */
  readonly dtype?: DType;
  /** Changes that type. */
  to?(dtype: DType): unknown;
}

/**
 * Runs `work` while the subject is float64; then gives it back its type, and its parameters their
 * types, values and gradients, also when `work` throws.
 */
export function withFloat64Parameters<T>(subject: Float64Subject, work: () => T): T {
  const { dtype } = subject;
  const restorers = subject.parameters.map(saveParameter);
  try {
    subject.to?.("float64");
    for (const parameter of subject.parameters) parameter.convertTo("float64");
    return work();
  } finally {
    if (dtype !== undefined) subject.to?.(dtype);
    for (const restore of restorers) restore();
  }
}

/** A tensor's elements in row order, as float64. */
export function float64Copy(tensor: Tensor): Float64Array {
  const values = new Float64Array(elementCount(tensor.shape));
  getBackend().copy(tensor, wrap(values, tensor.shape));
  return values;
}

function saveParameter(parameter: Parameter): () => void {
  const { dtype, shape } = parameter;
  const value = wrap(float64Copy(parameter.value), shape);
  const gradient = wrap(float64Copy(parameter.gradient), shape);
  return () => {
    parameter.convertTo(dtype);
    parameter.assign(value);
    getBackend().copy(gradient, parameter.gradient);
  };
}
