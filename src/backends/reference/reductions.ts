import ops from "ndarray-ops";
import { ArgumentError } from "../../errors/index.js";
import type { Tensor } from "../../tensor/index.js";
import type { ReductionOperations } from "../operations/reduction-operations.js";
import { at, forEachElement, forEachRow, mapPairs } from "./strided.js";

/** Sums in float64, in row order. */
export const reductionOperations: ReductionOperations = {
  sumOfSquares: (input) => ops.norm2squared(input),

  sumOfMagnitudes: (input) => ops.norm1(input),

  isFinite(input) {
    // 0 · x is 0 for finite x alone, so a sum of such products tells of any other.
    let sum = 0;
    forEachElement([input], (i) => {
      sum += 0 * at(input.data, i);
    });
    return sum === 0;
  },

  argmaxRows(input, output) {
    const [rows = 0] = input.shape;
    if (output.length < rows) {
      throw new ArgumentError({
        where: "argmaxRows, output",
        expected: `room for ${rows} rows`,
        received: `${output.length} elements`,
      });
    }
    let i = 0;
    forEachRow([input], (row) => {
      output[i++] = argmax(input, row);
    });
  },

  matchingRows(left, right) {
    let matching = 0;
    forEachRow([left, right], (leftRow, rightRow) => {
      if (argmax(left, leftRow) === argmax(right, rightRow)) matching++;
    });
    return matching;
  },

  addScaled(source, scale, target) {
    mapPairs(source, target, target, (x, sum) => sum + scale * x);
  },

  approach(source, share, target) {
    mapPairs(source, target, target, (x, mean) => mean + share * (x - mean));
  },

  addScaledSign(source, scale, target) {
    mapPairs(source, target, target, (x, sum) => sum + scale * Math.sign(x));
  },
};

/** The column of the largest element of the row that begins at `row`. */
function argmax(input: Tensor, row: number): number {
  const columns = input.shape[1] ?? 0;
  const step = input.stride[1] ?? 0;
  let best = 0;
  for (let j = 1; j < columns; j++) {
    if (isLarger(at(input.data, row + j * step), at(input.data, row + best * step))) best = j;
  }
  return best;
}

function isLarger(candidate: number, best: number): boolean {
  return candidate > best || (Number.isNaN(candidate) && !Number.isNaN(best));
}
