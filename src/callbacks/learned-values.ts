import { getBackend } from "../backends/default-backend.js";
import type { LayerState } from "../parameters/index.js";
import { wrap } from "../tensor/index.js";
import type { TrainingControl } from "./callback.js";

/** All that a model learns: parameters, then what else of its layers is kept. */
export function learnedIn({ parameters, state }: TrainingControl): readonly LayerState[] {
  return [...parameters, ...state];
}

/** The values in float64, which holds those of float32 exactly. */
export function copyOf({
  value,
  size,
  shape,
}: Pick<LayerState, "value" | "size" | "shape">): Float64Array {
  const copy = new Float64Array(size);
  getBackend().copy(value, wrap(copy, shape));
  return copy;
}
