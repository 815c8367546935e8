import { copyInByteOrder } from "../../tensor/byte-order.js";
import { floatArray, wrap, type DType, type Tensor } from "../../tensor/index.js";

/** The format's names of the element types that are read and written. */
export const safetensorsTypes = { F32: "float32", F64: "float64" } as const satisfies Record<
  string,
  DType
>;

export type SafetensorsType = keyof typeof safetensorsTypes;

/** Whether a name is that of an element type that is read. */
export function isSafetensorsType(name: unknown): name is SafetensorsType {
  return name === "F32" || name === "F64";
}

/** Bytes of an element. */
export function elementBytesOf(type: SafetensorsType): number {
  return type === "F32" ? 4 : 8;
}

/** The tensor of a little-endian row-major array; it shares no memory with `bytes`. */
export function tensorFrom(bytes: Uint8Array, type: SafetensorsType, shape: number[]): Tensor {
  const data = floatArray(bytes.length / elementBytesOf(type), safetensorsTypes[type]);
  copyInByteOrder(bytes, new Uint8Array(data.buffer), data.BYTES_PER_ELEMENT, true);
  return wrap(data, shape);
}
