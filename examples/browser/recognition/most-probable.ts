import type { Tensor } from "ndnet";

/** The digit of the largest probability in a row, the first of several. */
export function mostProbable(probabilities: Tensor, row: number): number {
  let best = 0;
  for (let column = 1; column < 10; column += 1) {
    if (probabilities.get(row, column) > probabilities.get(row, best)) best = column;
  }
  return best;
}
