import { ArgumentError } from "../errors/index.js";
import { fewestSteps, type LearningRateSearch } from "./learning-rate-search.js";
import { SmoothedLoss } from "./smoothed-loss.js";

/** How far to each side a slope is taken, as a share of the steps: batches differ by chance. */
const windowShare = 0.1;

/** Steps after which the smoothed loss forgets with how few it began. */
const warmUpSteps = 10;

/** A loss that falls by less than so many deviations of a batch's from its neighbours' may do so by chance. */
const clearFall = 1.5;

/** Nor does a fall by less than this share of the loss say anything: float32 rounds. */
const roundingShare = 1e-5;

/**
 * Smooths losses and finds where they fall fastest against the logarithm of the rate.
 *
 * Smoothed is the exponential moving average, corrected for its beginning at 0. The search begins where
 * that has warmed up and ends at its lowest point; nothing is suggested where the fall between is no clearer
 * than the batches' noise.
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
  const steepest = falls(losses, smoothed) ? steepestStep(smoothed) : undefined;
  return {
    rates: Float64Array.from(rates),
    losses: Float64Array.from(losses),
    smoothed,
    suggestion: steepest === undefined ? undefined : rates[steepest],
  };
}

/** Whether the smoothed losses fall, once they have warmed up, by more than batches differ by chance. */
function falls(losses: readonly number[], smoothed: Float64Array): boolean {
  if (losses.length < fewestSteps) return false;
  const lowest = lowestStep(smoothed);
  const before = losses.slice(0, lowest + 1);
  const begin = smoothed[warmUpSteps] ?? 0;
  const fall = begin - (smoothed[lowest] ?? 0);
  return fall > Math.max(clearFall * noiseOf(before), roundingShare * Math.abs(begin));
}

/** Deviation of a loss from its neighbours, which a slow fall or rise changes little. */
function noiseOf(losses: readonly number[]): number {
  const squares = losses.slice(1).map((loss, index) => (loss - (losses[index] ?? 0)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / (2 * squares.length));
}

function lowestStep(smoothed: Float64Array): number {
  const warm = smoothed.subarray(warmUpSteps);
  return warmUpSteps + warm.indexOf(Math.min(...warm));
}

/** The step up to the lowest at which the loss falls fastest; `undefined` where it falls at none. */
function steepestStep(smoothed: Float64Array): number | undefined {
  const reach = Math.max(1, Math.round(windowShare * smoothed.length));
  const last = Math.min(lowestStep(smoothed), smoothed.length - 1 - reach);
  let steepest = 0;
  let step: number | undefined;
  for (let index = warmUpSteps + reach; index <= last; index += 1) {
    const [before = 0, behind = 0] = [smoothed[index - reach], smoothed[index + reach]];
    // Rates grow by the same factor each step: differences are slopes against the logarithm.
    if (behind - before >= steepest) continue;
    steepest = behind - before;
    step = index;
  }
  return step;
}
