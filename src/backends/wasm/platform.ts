import { builtinModule, isNode } from "../../platform/builtin-modules.js";
import { MOST_THREADS } from "./shared/memory-map.js";

/** `i32.const 0` and `i8x16.splat`. */
const zeroVector = [0x41, 0, 0xfd, 0x0f];
const drop = 0x1a;
const relaxedMultiplyAdd = [0xfd, 0x85, 0x02];

/** Whether the platform runs WebAssembly SIMD. */
export function supportsSimd(): boolean {
  return validates([...zeroVector, drop]);
}

/** Whether the platform runs relaxed WebAssembly SIMD. */
export function supportsRelaxedSimd(): boolean {
  return validates([...zeroVector, ...zeroVector, ...zeroVector, ...relaxedMultiplyAdd, drop]);
}

/** Threads used unless a number is given: what the machine runs at once, where they may share memory. */
export function defaultThreads(): number {
  if (typeof SharedArrayBuffer !== "function") return 1;
  if (isNode()) {
    return Math.min(MOST_THREADS, builtinModule("node:os").availableParallelism());
  }
  // A page's main thread must not wait; a worker may.
  if (typeof document !== "undefined") return 1;
  const { navigator } = globalThis as { navigator?: { hardwareConcurrency?: number } };
  return Math.min(MOST_THREADS, navigator?.hardwareConcurrency ?? 1);
}

/** Bytes of memory reserved unless a number is given: 2 GiB in Node, 1 GiB in browsers. */
export function defaultMemoryLimit(): number {
  return isNode() ? 2 ** 31 : 2 ** 30;
}

/** Whether a function with this body (without its `end`) is valid on this platform. */
function validates(body: readonly number[]): boolean {
  if (typeof WebAssembly !== "object") return false;
  const code = [0, ...body, 0x0b];
  return WebAssembly.validate(
    new Uint8Array([
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...[1, 4, 1, 0x60, 0, 0],
      ...[3, 2, 1, 0],
      ...[10, code.length + 2, 1, code.length, ...code],
    ]),
  );
}
