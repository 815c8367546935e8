import { getBackend } from "../backends/default-backend.js";
import type { Parameter } from "../parameters/index.js";

/**
 * Tells the backend that the parameters' values stay as they are while many blocks of rows go
 * through a model, until the function given is called.
 */
export function holdValues(parameters: readonly Parameter[]): () => void {
  return getBackend().holdConstant(parameters.map(({ value }) => value));
}
