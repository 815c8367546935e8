import { getBackend } from "../backends/default-backend.js";
import type { LayerState, Parameter } from "../parameters/index.js";
import { elementCount, wrap, type DType, type Tensor } from "../tensor/index.js";

/** What is computed with while a gradient check runs. */
export interface Float64Subject {
  readonly parameters: readonly Parameter[];
  /** What else of it is kept, as running means are. Default: nothing. */
  readonly state?: readonly LayerState[];
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
  const { dtype, state = [] } = subject;
  const restorers = [...subject.parameters.map(saveParameter), ...state.map(saveState)];
  try {
    subject.to?.("float64");
    for (const tensor of [...subject.parameters, ...state]) tensor.convertTo("float64");
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

function saveState(state: LayerState): () => void {
  const { dtype, shape } = state;
  const value = wrap(float64Copy(state.value), shape);
  return () => {
    state.convertTo(dtype);
    state.assign(value);
  };
}

function saveParameter(parameter: Parameter): () => void {
  const restore = saveState(parameter);
  const gradient = wrap(float64Copy(parameter.gradient), parameter.shape);
  return () => {
    restore();
    getBackend().copy(gradient, parameter.gradient);
  };
}
