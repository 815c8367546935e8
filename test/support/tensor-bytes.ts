import { dtypeOf, floatArray, type Tensor } from "../../src/tensor/index.js";
import { valuesOf } from "./random-tensor.js";

/** The bytes of a tensor's elements in row order. */
export function bytesOf(tensor: Tensor): Uint8Array<ArrayBuffer> {
  const elements = floatArray(tensor.size, dtypeOf(tensor));
  elements.set(valuesOf(tensor));
  return new Uint8Array(elements.buffer as ArrayBuffer);
}
