import { ClassScore, ratio, type ClassScoreOptions } from "./class-score.js";
import type { Tally } from "./class-tallies.js";

/**
 * Recall of a class: of the samples that are of it, the share that were given it; 0 where there are
 * none. Predictions and targets are `[batch, units]`; every sample has one class, as in `Accuracy`.
 *
 * `recall` in histories; `recallMicro`, `recallWeighted` or `recallOfClass3` for other averages than
 * `"macro"`.
 */
export class Recall extends ClassScore {
  /** @throws {ArgumentError} when `average` is none of its values. */
  constructor(options: ClassScoreOptions = {}) {
    super("recall", options);
  }

  protected override scoreOf({ hits, actual }: Tally): number {
    return ratio(hits, actual);
  }
}
