import { createHash } from "node:crypto";
import type { Tensor } from "../../../../src/tensor/index.js";
import { bytesOf } from "../../../support/tensor-bytes.js";

/** The bytes of tensors' elements in row order, as text, so that −0 and 0 differ. */
export function bitsOf(tensors: readonly Tensor[]): string {
  return tensors.map((tensor) => Buffer.from(bytesOf(tensor)).toString("hex")).join(" ");
}

/** A short digest of the same. */
export function checksumOf(tensors: readonly Tensor[]): string {
  const hash = createHash("sha256");
  for (const tensor of tensors) hash.update(bytesOf(tensor));
  return hash.digest("hex").slice(0, 16);
}
