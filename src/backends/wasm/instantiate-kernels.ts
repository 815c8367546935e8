import { ArgumentError } from "../../errors/index.js";
import { decodeBytes } from "./decode-bytes.js";
import type { KernelExports } from "./engine.js";
import { HEAP_START } from "./shared/memory-map.js";

/** Compiled kernels, as they are kept in the source. */
export interface KernelSource {
  readonly text: string;
  readonly relaxed: boolean;
}

/** Kernels over a memory of their own. */
export interface KernelInstance {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly exports: KernelExports;
  /** Whether threads can share the memory. */
  readonly shared: boolean;
}

const pageBytes = 65536;

/** The least memory that is worth having: it holds small networks. */
const leastBytes = 16 * 1024 * 1024;

/**
 * Compiles kernels and reserves their memory.
 *
 * Where the platform has no shared memory (a page that is not cross-origin isolated), the same kernels
 * get an unshared one. A platform that refuses to reserve so much is asked for half as much, and so on.
 *
 * @throws {ArgumentError} when the platform refuses even 16 MB.
 */
export function instantiateKernels(kernels: KernelSource, memoryLimit: number): KernelInstance {
  const bytes = decodeBytes(kernels.text);
  const shared = typeof SharedArrayBuffer === "function";
  const module = new WebAssembly.Module(shared ? bytes : withUnsharedMemory(bytes));
  const memory = reserve(Math.max(memoryLimit, HEAP_START + pageBytes), shared);
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { module, memory, exports: exports as unknown as KernelExports, shared };
}

function reserve(wantedBytes: number, shared: boolean): WebAssembly.Memory {
  for (let bytes = wantedBytes; ; bytes /= 2) {
    const pages = Math.min(65536, Math.ceil(bytes / pageBytes));
    try {
      return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
    } catch (cause) {
      if (bytes / 2 >= leastBytes) continue;
      throw new ArgumentError({
        where: "createWasmBackend, memoryLimit",
        expected: "a platform that reserves that much memory",
        received: `a refusal of ${pages * pageBytes} bytes`,
        fix: "Lift the process's limit of address space, or use createJsBackend().",
        cause,
      });
    }
  }
}

/** How a module imports a shared memory, byte by byte: env, memory, kind 2, limits 3 (shared). */
const sharedImport = "\u0003env\u0006memory\u0002\u0003";

/** The same module for an unshared memory: one bit of its import differs. */
function withUnsharedMemory(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const pattern = Uint8Array.from(sharedImport, (character) => character.charCodeAt(0));
  const start = bytes.findIndex((_, at) => pattern.every((byte, i) => bytes[at + i] === byte));
  const copy = bytes.slice();
  if (start >= 0) copy[start + pattern.length - 1] = 1;
  return copy;
}
