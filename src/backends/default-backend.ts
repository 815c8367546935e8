import type { Backend } from "./backend.js";
import { bestBackend } from "./best-backend.js";

let current: Backend | undefined;

/** The backend that layers compute with: the one given to {@link setBackend}, else the best available one. */
export function getBackend(): Backend {
  current ??= bestBackend();
  return current;
}

/** Makes `backend` the one that everything created or run from now on computes with. */
export function setBackend(backend: Backend): void {
  current = backend;
}
