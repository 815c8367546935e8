import { kindOf } from "../../errors/kind-of.js";
import type { NdArray } from "ndarray";
import { ArgumentError, DTypeError } from "../../errors/index.js";
import { dtypeOf, isNdArray, isTensor, type FloatArray, type Tensor } from "../../tensor/index.js";
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
 * @throws {ArgumentError} when a tensor is named `__metadata__`, the format's own word, a text is none, or
 * there are more than 10,000 tensors or texts.
 * @throws {DTypeError} when something is no float32 or float64 tensor.
 * @throws {ShapeError} when a view reaches beyond its own data.
 */
export function writeSafetensors(
  tensors: TensorsByName,
  options: WriteSafetensorsOptions = {},
): Uint8Array {
  const given = entriesOf(tensors);
  for (const [key, tensor] of given) requireTensor(tensor, key);
  requireReadable(given.length, options.metadata);
  const entries = given.sort(([, a], [, b]) => elementBytes(b) - elementBytes(a));
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

/** More than `parseSafetensors` takes for honest. */
const mostEntries = 10_000;

function requireReadable(tensors: number, metadata: Readonly<Record<string, unknown>> = {}): void {
  const texts = Object.entries(metadata);
  const wrong = texts.find(([, text]) => typeof text !== "string");
  if (wrong !== undefined) {
    throw new ArgumentError({
      where: `writeSafetensors, metadata, ${wrong[0]}`,
      expected: "a text",
      received: kindOf(wrong[1]),
    });
  }
  if (tensors <= mostEntries && texts.length <= mostEntries) return;
  throw new ArgumentError({
    where: "writeSafetensors",
    expected: `at most ${mostEntries} tensors and texts`,
    received: `${tensors} and ${texts.length}`,
    fix: "Join small tensors, or write several files.",
  });
}

function requireTensor(tensor: unknown, key: string): void {
  if (isTensor(tensor)) return;
  throw new DTypeError({
    where: `writeSafetensors, ${key}`,
    expected: "a tensor of float32 or float64",
    received: isNdArray(tensor) ? `an ndarray of ${tensor.dtype}` : typeof tensor,
    fix: "Wrap a typed array with tensor(data, shape); other types go into NPZ files.",
  });
}
