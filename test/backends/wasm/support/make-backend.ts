import { kernelsText } from "../../../../src/backends/wasm/kernels.generated.js";
import { relaxedKernelsText } from "../../../../src/backends/wasm/kernels-relaxed.generated.js";
import type { WasmBackend } from "../../../../src/backends/wasm/wasm-backend-interface.js";
import { makeWasmBackend } from "../../../../src/backends/wasm/wasm-backend.js";

/** How a backend under test differs from one with a single thread. */
export interface BackendMode {
  readonly threads?: number;
  readonly relaxed?: boolean;
  /** Bytes. Default: 256 MiB. */
  readonly memoryLimit?: number;
  /** Operations a chunk. Default: 1, so that all that can be shared is shared. */
  readonly chunkWork?: number;
}

/** A backend that hands even the smallest chunks to other threads. */
export function makeBackend(mode: BackendMode = {}): WasmBackend {
  const { threads = 1, relaxed = false, memoryLimit = 2 ** 28, chunkWork = 1 } = mode;
  return makeWasmBackend({
    threads,
    memoryLimit,
    kernels: { text: relaxed ? relaxedKernelsText : kernelsText, relaxed },
    reason: "under test",
    chunkWork,
  });
}

/** What `make` gives on a platform that has no shared memory. */
export function withoutSharedMemory<Result>(make: () => Result): Result {
  const { SharedArrayBuffer } = globalThis;
  Reflect.deleteProperty(globalThis, "SharedArrayBuffer");
  try {
    return make();
  } finally {
    globalThis.SharedArrayBuffer = SharedArrayBuffer;
  }
}
