import { ClassCounts } from "./class-counts.js";
import { classTallies, totalTally } from "./class-tallies.js";

/**
 * How often each class (rows) was taken for each class (columns): `counts`, `[classes, classes]`, for
 * predictions and targets `[batch, units]`.
 *
 * Given to `evaluate` or `fit` among the metrics, it holds the counts of the latest data set
 * afterwards: after `fit`, those of the last validation, or of the last epoch's training without
 * one. Its own figure, `confusionMatrix` in histories, is the share of the samples on the diagonal,
 * which is the accuracy.
 */
export class ConfusionMatrix extends ClassCounts {
  override readonly name = "confusionMatrix";

  override result(): number {
    const { data, shape } = this.counts;
    const { hits, actual } = totalTally(classTallies(data, shape[0] ?? 0));
    return hits / actual;
  }
}
