import { ArgumentError } from "../errors/index.js";
import type { LearningRateSearch } from "./learning-rate-search.js";
import { SmoothedLoss } from "./smoothed-loss.js";

/** How far to each side a slope is taken, as a share of the steps: batches differ by chance. */
const windowShare = 0.1;

/**
 * Smooths losses and finds where they fall fastest against the logarithm of the rate.
 *
 * Smoothed is the exponential moving average, corrected for its beginning at 0.
 *
 * @throws {ArgumentError} when there are no losses.
 */
export function suggestRate(
  rates: readonly number[],
  losses: readonly number[],
): LearningRateSearch {
  if (rates.length === 0) {
    throw new ArgumentError({
      where: "findLearningRate",
      expected: "a finite loss at the smallest rate",
      received: "none",
      fix: "Scale the inputs, or try a smaller rate as from.",
    });
  }
  const average = new SmoothedLoss();
  const smoothed = Float64Array.from(losses, (loss) => average.add(loss));
  const reach = Math.max(1, Math.round(windowShare * rates.length));
  let suggestion = rates[0] ?? 0;
  let steepest = Infinity;
  for (let index = reach; index + reach < rates.length; index += 1) {
    const [before = 0, behind = 0] = [smoothed[index - reach], smoothed[index + reach]];
    // Rates grow by the same factor each step: differences are slopes against the logarithm.
    if (behind - before >= steepest) continue;
    steepest = behind - before;
    suggestion = rates[index] ?? suggestion;
  }
  return {
    rates: Float64Array.from(rates),
    losses: Float64Array.from(losses),
    smoothed,
    suggestion,
  };
}
