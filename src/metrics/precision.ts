import { ClassScore, ratio, type ClassScoreOptions } from "./class-score.js";
import type { Tally } from "./class-tallies.js";

/**
 * Precision of a class: of the samples that were given it, the share that are of it; 0 where there
 * are none. Predictions and targets are `[batch, units]`; every sample has one class, as in
 * `Accuracy`.
 *
 * `precision` in histories; `precisionMicro`, `precisionWeighted` or `precisionOfClass3` for other
 * averages than `"macro"`.
 */
export class Precision extends ClassScore {
  /** @throws {ArgumentError} when `average` is none of its values. */
  constructor(options: ClassScoreOptions = {}) {
    super("precision", options);
  }

  protected override scoreOf({ hits, predicted }: Tally): number {
    return ratio(hits, predicted);
  }
}
