import { getBackend } from "../backends/default-backend.js";
import type { AnyLayer } from "./checked-layers.js";

/**
 * Tells the backend that the values of the layers' parameters stay as they are while many blocks of
 * rows go through them, until the function given is called. Nothing may be awaited in between: others
 * might change them then.
 */
export function holdValues(layers: readonly AnyLayer[]): () => void {
  const values = layers.flatMap(({ parameters }) => parameters.map(({ value }) => value));
  return getBackend().holdConstant(values);
}
