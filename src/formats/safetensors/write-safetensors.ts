import type { NdArray } from "ndarray";
import { ArgumentError } from "../../errors/index.js";
import { dtypeOf, type FloatArray, type Tensor } from "../../tensor/index.js";
import { copyInByteOrder } from "../../tensor/byte-order.js";
import { contiguousData } from "../../tensor/take-rows.js";
import { entriesOf, type TensorsByName } from "../by-name.js";

/** Options of {@link writeSafetensors}. */
export interface WriteSafetensorsOptions {
  /** Texts to keep beside the tensors, under `__metadata__`. Default: none. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * The bytes of a safetensors file with these tensors, any strided views among them.
 *
 * float64 tensors come first, so that the elements of all are aligned; the same tensors always give
 * the same bytes.
 *
 * Source: the format's description at https://huggingface.co/docs/safetensors.
 *
 * @throws {ArgumentError} when a tensor is named `__metadata__`, the format's own word.
 */
export function writeSafetensors(
  tensors: TensorsByName,
  options: WriteSafetensorsOptions = {},
): Uint8Array {
  const entries = entriesOf(tensors).sort(([, a], [, b]) => elementBytes(b) - elementBytes(a));
  const header: [string, unknown][] = options.metadata
    ? [["__metadata__", { ...options.metadata }]]
    : [];
  let position = 0;
  for (const [key, tensor] of entries) {
    requireOtherName(key);
    const end = position + tensor.size * elementBytes(tensor);
    const dtype = dtypeOf(tensor) === "float32" ? "F32" : "F64";
    header.push([key, { dtype, shape: tensor.shape, data_offsets: [position, end] }]);
    position = end;
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const file = new Uint8Array(8 + headerBytes + position);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true);
  file.fill(0x20, 8, 8 + headerBytes).set(text, 8);
  let target = 8 + headerBytes;
  for (const [, tensor] of entries) {
    const { buffer, byteOffset, byteLength } = contiguousData(tensor as NdArray<FloatArray>);
    copyInByteOrder(
      new Uint8Array(buffer, byteOffset, byteLength),
      file.subarray(target, target + byteLength),
      elementBytes(tensor),
      true,
    );
    target += byteLength;
  }
  return file;
}

function elementBytes(tensor: Tensor): number {
  return tensor.data.BYTES_PER_ELEMENT;
}

function requireOtherName(key: string): void {
  if (key !== "__metadata__") return;
  throw new ArgumentError({
    where: "writeSafetensors",
    expected: "another name for a tensor",
    received: key,
    fix: "Pass texts as the option metadata.",
  });
}
