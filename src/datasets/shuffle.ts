import { type RandomState } from "../tensor/random-state/index.js";
import { commonRowCount, gatherRows, type Rows } from "./rows.js";

/**
 * Shuffles the rows of several arrays together, so that what belonged to a sample still does.
 *
 * One permutation `p` is drawn for all: `output[k][i] = arrays[k][p[i]]`.
 *
 * @param arrays Each `[rows, …]`, or a typed array of one number a row; they are left as they are.
 * @returns New arrays of the same kinds and element types, in the same order.
 * @throws {ShapeError} when the arrays have different numbers of rows.
 */
export function shuffle<const A extends readonly Rows[]>(
  arrays: A,
  random: RandomState,
): { -readonly [Index in keyof A]: A[Index] } {
  const count = commonRowCount(
    Object.fromEntries(arrays.map((rows, index) => [`arrays[${index}]`, rows])),
    "shuffle",
  );
  const permutation = random.permutation(count);
  const shuffled = arrays.map((rows) => gatherRows(rows, permutation));
  return shuffled as { -readonly [Index in keyof A]: A[Index] };
}
