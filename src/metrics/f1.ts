import { ClassScore, ratio, type ClassScoreOptions } from "./class-score.js";
import type { Tally } from "./class-tallies.js";

/**
 * F1 of a class, the harmonic mean of its precision and recall: twice the samples that are of it and
 * were given it, over the sum of those that are of it and those that were given it; 0 where there are
 * none. Predictions and targets are `[batch, units]`; every sample has one class, as in `Accuracy`.
 *
 * `f1` in histories; `f1Micro`, `f1Weighted` or `f1OfClass3` for other averages than `"macro"`. The
 * macro average is the mean of the classes' F1, not the F1 of mean precision and recall.
 */
export class F1 extends ClassScore {
  /** @throws {ArgumentError} when `average` is none of its values. */
  constructor(options: ClassScoreOptions = {}) {
    super("f1", options);
  }

  protected override scoreOf({ hits, predicted, actual }: Tally): number {
    return ratio(2 * hits, predicted + actual);
  }
}
