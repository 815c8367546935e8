import type { Backend } from "./backend.js";
import { createJsBackend } from "./reference/create-js-backend.js";
import { kernelsText } from "./wasm/kernels.generated.js";
import { defaultMemoryLimit, defaultThreads, supportsSimd } from "./wasm/platform.js";
import { makeWasmBackend } from "./wasm/wasm-backend.js";

/** The fastest backend that the platform can run with reproducible bits. */
export function bestBackend(): Backend {
  if (!supportsSimd()) {
    return createJsBackend({ reason: "the platform has no WebAssembly SIMD" });
  }
  try {
    const threads = defaultThreads();
    return makeWasmBackend({
      threads,
      memoryLimit: defaultMemoryLimit(),
      kernels: { text: kernelsText, relaxed: false },
      reason: `the platform has WebAssembly SIMD; ${threads === 1 ? "one thread" : `${threads} threads`}`,
    });
  } catch (error) {
    return createJsBackend({
      reason: `WebAssembly could not be started: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
}
