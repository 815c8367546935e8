import { NotFoundError } from "../../errors/index.js";
import { requireBoolean, requireInRange, requirePositiveInteger } from "../../tensor/index.js";
import { kernelsText } from "./kernels.generated.js";
import {
  defaultMemoryLimit,
  defaultThreads,
  supportsSimd,
  supportsRelaxedSimd,
} from "./platform.js";
import { MOST_THREADS } from "./shared/memory-map.js";
import type { WasmBackend } from "./wasm-backend-interface.js";
import { makeWasmBackend } from "./wasm-backend.js";

/** Options of {@link createWasmBackend}. */
export interface WasmBackendOptions {
  /**
   * Threads that share the work, the caller's included. Default: the machine's parallelism; 1 where
   * there is no shared memory, and on a browser's main thread.
   */
  readonly threads?: number;
  /**
   * Whether kernels may use relaxed SIMD's fused multiply-add: faster, but the bits then depend on
   * the machine. Default: `false`.
   */
  readonly relaxed?: boolean;
  /**
   * Bytes of memory to reserve, from 1 MiB to 4 GiB. It becomes real as it is used. A platform that
   * refuses so much is asked for half, and so on: the backend's own `memoryLimit` tells. Default:
   * 2 GiB in Node, 1 GiB in browsers.
   */
  readonly memoryLimit?: number;
}

/**
 * A backend of WebAssembly SIMD kernels, to be given to `setBackend`.
 *
 * @throws {ArgumentError} when an option is out of range.
 * @throws {NotFoundError} where WebAssembly SIMD is missing, or relaxed SIMD when it was asked for.
 */
export async function createWasmBackend(options: WasmBackendOptions = {}): Promise<WasmBackend> {
  const {
    threads = defaultThreads(),
    memoryLimit = defaultMemoryLimit(),
    relaxed = false,
  } = options;
  requirePositiveInteger(threads, "createWasmBackend, threads");
  requireInRange(threads, 1, MOST_THREADS, "createWasmBackend, threads");
  requireInRange(memoryLimit, 2 ** 20, 2 ** 32, "createWasmBackend, memoryLimit");
  requireBoolean(relaxed, "createWasmBackend, relaxed");
  requireFeature(supportsSimd(), "WebAssembly SIMD", "Use createJsBackend().");
  if (relaxed) {
    requireFeature(
      supportsRelaxedSimd(),
      "relaxed WebAssembly SIMD",
      "Leave out relaxed, or use a newer engine.",
    );
  }
  const text = relaxed
    ? (await import("./kernels-relaxed.generated.js")).relaxedKernelsText
    : kernelsText;
  return makeWasmBackend({
    threads,
    memoryLimit,
    kernels: { text, relaxed },
    reason: "asked for with createWasmBackend()",
  });
}

function requireFeature(present: boolean, name: string, fix: string): void {
  if (present) return;
  throw new NotFoundError({
    where: "createWasmBackend",
    expected: `a platform with ${name}`,
    received: "one without",
    fix,
  });
}
