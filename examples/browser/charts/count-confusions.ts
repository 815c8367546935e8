import type { Tensor } from "ndnet";

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

/** The column with the largest element of a row, the first of several. */
export function mostProbable(probabilities: Tensor, row: number): number {
  let best = 0;
  for (let column = 1; column < 10; column += 1) {
    if (probabilities.get(row, column) > probabilities.get(row, best)) best = column;
  }
  return best;
}
