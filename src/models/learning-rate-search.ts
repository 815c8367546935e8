/** The fewest steps that show where a loss falls. */
export const fewestSteps = 20;

/** Loss against learning rate. */
export interface LearningRateSearch {
  /** Rates that were tried, from the smallest on; a loss that blows up ends the search. */
  readonly rates: Float64Array;
  /** Loss of each rate's batch, before the step with that rate. */
  readonly losses: Float64Array;
  /** The losses, smoothed. */
  readonly smoothed: Float64Array;
  /**
   * The rate at which the smoothed loss falls fastest. `undefined` where it never falls clearly more than
   * batches differ by chance, or the search was over after fewer than 20 steps: try larger batches, more
   * steps, or other rates.
   */
  readonly suggestion: number | undefined;
}
