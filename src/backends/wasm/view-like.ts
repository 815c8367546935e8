import type { FloatArray } from "../../tensor/index.js";

/** Memory as an array of the sample's type. */
export function viewLike(
  sample: FloatArray | Uint8Array | Int32Array,
  buffer: ArrayBufferLike,
  address: number,
  length: number,
): FloatArray | Uint8Array | Int32Array {
  if (sample instanceof Float32Array) return new Float32Array(buffer, address, length);
  if (sample instanceof Float64Array) return new Float64Array(buffer, address, length);
  if (sample instanceof Int32Array) return new Int32Array(buffer, address, length);
  return new Uint8Array(buffer, address, length);
}
