import { FormatError } from "../../../errors/index.js";
import { elementCount, formatShape } from "../../../tensor/index.js";
import type { ElementType } from "../../element-types.js";
import type { StoredTensor } from "../../protobuf/tensor-message.js";
import { forEachListedPart } from "./element-lists.js";

/**
 * The little-endian bytes of a tensor's elements, row by row: as many as its dims declare.
 *
 * @returns A view into the file, but for lists that stand there in parts or as integers.
 * @throws {FormatError} when dims and elements don't go together, or the elements stand in another
 * file.
 */
export function elementBytes(tensor: StoredTensor, type: ElementType): Uint8Array {
  if (tensor.isExternal) throw externalError(tensor);
  const declared = declaredBytes(tensor, type);
  const { elements, where } = tensor;
  if (elements instanceof Uint8Array) {
    requireDeclared(declared, elements.length, tensor);
    return elements;
  }
  // A list that many nodes share is gone through for each of them: that is bounded like memory.
  elements.budget.take(Math.max(declared, elements.bytes.length), where);
  let length = 0;
  let whole: Uint8Array | undefined;
  forEachListedPart(elements, type, (part) => {
    whole ??= part;
    length += part.length;
  });
  requireDeclared(declared, length, tensor);
  if (whole?.length === length) return whole;
  const bytes = new Uint8Array(length);
  let position = 0;
  forEachListedPart(elements, type, (part) => {
    bytes.set(part, position);
    position += part.length;
  });
  return bytes;
}

function declaredBytes({ dims, where }: StoredTensor, { bytesPerElement }: ElementType): number {
  const bytes = dims.includes(0) ? 0 : elementCount(dims) * bytesPerElement;
  if (dims.every((length) => length >= 0) && Number.isSafeInteger(bytes)) return bytes;
  throw new FormatError({
    where,
    expected: "dims of at least 0, whose product is at most 2^53 − 1 bytes",
    received: formatShape(dims.slice(0, 8)),
    fix: "The file is damaged or crafted: don't use it.",
  });
}

function requireDeclared(declared: number, received: number, { dims, where }: StoredTensor): void {
  if (declared === received) return;
  throw new FormatError({
    where,
    expected: `${declared} bytes of elements for dims ${formatShape(dims.slice(0, 8))}`,
    received: `${received}`,
    fix: "The file is damaged or cut short: get it again.",
  });
}

function externalError({ where }: StoredTensor): FormatError {
  return new FormatError({
    where,
    expected: "elements in the file itself",
    received: "elements in another file (external data)",
    fix: "Save the model as one file: onnx.save(onnx.load(path), path), or external_data=False when exporting from PyTorch.",
  });
}
