import { getBackend } from "../backends/default-backend.js";
import type { LayerState } from "../parameters/index.js";
import { floatArray, wrap, type Tensor } from "../tensor/index.js";

/** Copies the values of parameters and layers' state, and gives what puts them back as they were. */
export function keepValues(learned: readonly LayerState[]): () => void {
  const kept = learned.map((one) => [one, valuesOf(one)] as const);
  return () => {
    for (const [one, values] of kept) {
      if (values === undefined) one.forget();
      else one.assign(values);
    }
  };
}

/** A copy of the values; none where nothing has been drawn yet. */
function valuesOf(one: LayerState): Tensor | undefined {
  if (!one.initialized) return undefined;
  const copy = wrap(floatArray(one.size, one.dtype), one.shape);
  getBackend().copy(one.value, copy);
  return copy;
}
