import type { Backend } from "../backend.js";

/** A backend of WebAssembly SIMD kernels. */
export interface WasmBackend extends Backend {
  readonly name: "wasm";
  /** Threads that share the work, the caller's included. */
  readonly threads: number;
  /** Whether kernels may round `a · b + c` once, so that bits depend on the machine. */
  readonly relaxed: boolean;
  /** Bytes of WebAssembly memory in use. */
  readonly usedBytes: number;
  /** Bytes of WebAssembly memory in all. */
  readonly memoryLimit: number;
  /** Pieces of work that helping threads have done so far. */
  readonly helpedChunks: number;
  /** How often each kernel ran so far, by its name with the element type: `"sparse affine float32"`. */
  kernelCounts(): Readonly<Record<string, number>>;
  /** Ends the helping threads; the backend goes on with one. */
  dispose(): void;
}
