import type { NdArray } from "ndarray";
import { copyInByteOrder } from "../../tensor/byte-order.js";
import { floatArray, type DType, type FloatArray, type Tensor } from "../../tensor/index.js";
import { contiguousData } from "../../tensor/take-rows.js";

/** The elements of a tensor row by row, rounded to an element type, as little-endian bytes. */
export function tensorBytes(values: Tensor, dtype: DType): Uint8Array<ArrayBuffer> {
  const data = contiguousData(values as NdArray<FloatArray>);
  const elements = floatArray(data.length, dtype);
  elements.set(data);
  const native = new Uint8Array(elements.buffer);
  const bytes = new Uint8Array(native.length);
  copyInByteOrder(native, bytes, elements.BYTES_PER_ELEMENT, true);
  return bytes;
}
