import { ArgumentError } from "../errors/index.js";
import type { Backend } from "./backend.js";
import { bestBackend } from "./best-backend.js";

let current: Backend | undefined;

/** The backend that layers compute with: the one given to {@link setBackend}, else the best available one. */
export function getBackend(): Backend {
  current ??= bestBackend();
  return current;
}

/**
 * Makes `backend` the one that everything created or run from now on computes with.
 *
 * @throws {ArgumentError} when it is no backend.
 */
export function setBackend(backend: Backend): void {
  requireBackend(backend);
  current = backend;
}

function requireBackend(backend: unknown): void {
  const isBackend =
    typeof backend === "object" &&
    backend !== null &&
    ["prepare", "affine", "holdConstant"].every((operation) => operation in backend);
  if (isBackend) return;
  throw new ArgumentError({
    where: "setBackend",
    expected: "a Backend, with all of its operations",
    received: typeof backend,
    fix: "Pass createJsBackend() or await createWasmBackend().",
  });
}
