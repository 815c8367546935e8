/** Loss against learning rate. */
export interface LearningRateSearch {
  /** Rates that were tried, from the smallest on; a loss that blows up ends the search. */
  readonly rates: Float64Array;
  /** Loss of each rate's batch, before the step with that rate. */
  readonly losses: Float64Array;
  /** The losses, smoothed. */
  readonly smoothed: Float64Array;
  /** The rate at which the smoothed loss falls fastest. */
  readonly suggestion: number;
}
