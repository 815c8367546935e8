import type { Tensor } from "ndnet";
import { mostProbable } from "../recognition/most-probable.js";

/** Counts of images `[digits, digits]`: a row for what they are, a column for what a network took them for. */
export function countConfusions(labels: Uint8Array, probabilities: Tensor): number[][] {
  const counts = emptyConfusions();
  labels.forEach((label, row) => {
    const counted = counts[label];
    const taken = mostProbable(probabilities, row);
    if (counted !== undefined) counted[taken] = (counted[taken] ?? 0) + 1;
  });
  return counts;
}

/** The counts of no images. */
export function emptyConfusions(): number[][] {
  return Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
}
