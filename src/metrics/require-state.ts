import { ArgumentError } from "../errors/index.js";
import { requireNonNegativeInteger } from "../tensor/index.js";

/**
 * Checks that a state, which may come from a file, is an array of numbers of a length that fits.
 *
 * @param where The metric's method.
 * @param expected What the lengths that fit have in common, for the error.
 * @throws {ArgumentError} naming what is wrong.
 */
export function requireState(
  state: readonly number[],
  where: string,
  { expected, fits }: { readonly expected: string; fits: (length: number) => boolean },
): void {
  const given: unknown = state;
  if (!Array.isArray(given)) throw notAState(where, "an array of numbers", typeof given);
  const wrong = given.findIndex((value) => typeof value !== "number");
  if (wrong >= 0) throw notAState(`${where}, state[${wrong}]`, "a number", typeof given[wrong]);
  if (!fits(given.length)) throw notAState(where, expected, String(given.length));
}

/**
 * Checks the counts of a state.
 *
 * @throws {ArgumentError} naming the first that is no whole number of at least 0.
 */
export function requireCounts(counts: readonly number[], where: string): void {
  counts.forEach((count, index) => requireNonNegativeInteger(count, `${where}, state[${index}]`));
}

/**
 * Checks a sum of a state.
 *
 * @throws {ArgumentError} unless it fits what it is a sum of.
 */
export function requireSum(fits: boolean, sum: number, where: string): void {
  if (!fits) throw notAState(where, "a sum that so many samples can have", String(sum));
}

function notAState(where: string, expected: string, received: string): ArgumentError {
  return new ArgumentError({
    where,
    expected,
    received,
    fix: "Give what getState of a metric made with the same options returned.",
  });
}
