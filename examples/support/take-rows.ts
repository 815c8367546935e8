import { getBackend, zeros, type DType, type InputTensor } from "ndnet";
import type { Digits } from "./digits.js";

/** A copy of some digits, in the given order. */
export function takeRows(
  { images, labels }: Digits<InputTensor>,
  rows: Int32Array,
  dtype: DType,
): Digits {
  const taken = zeros([rows.length, images.shape[1] ?? 0], { dtype });
  rows.forEach((row, index) => getBackend().copy(images.pick(row), taken.pick(index)));
  return { images: taken, labels: Uint8Array.from(rows, (row) => labels[row] ?? 0) };
}
