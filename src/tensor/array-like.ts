import type { FloatArray } from "./tensor.js";

/** A zeroed array of the sample's element type: a `Uint8Array` for a Node buffer. */
export function arrayLike(
  sample: FloatArray | Uint8Array,
  length: number,
): FloatArray | Uint8Array {
  if (sample instanceof Uint8Array) return new Uint8Array(length);
  return sample instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);
}
