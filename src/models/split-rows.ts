import { ArgumentError } from "../errors/index.js";
import { RandomState } from "../tensor/random-state/index.js";

/** Draws the validation rows; the others keep the order of the file. */
export function splitRows(
  rowCount: number,
  share: number,
  seed: number,
): { training: Int32Array; validation: Int32Array } | undefined {
  if (share === 0) return undefined;
  const count = Math.round(rowCount * share);
  if (count === 0 || count === rowCount) {
    throw new ArgumentError({
      where: "fit, validation",
      expected: `a share of ${rowCount} rows that leaves at least one for each side`,
      received: String(share),
    });
  }
  const order = new RandomState([seed, 2]).permutation(rowCount);
  return { validation: order.slice(0, count).sort(), training: order.slice(count).sort() };
}
