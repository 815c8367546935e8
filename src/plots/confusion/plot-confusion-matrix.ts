import { checkOptions } from "../arguments/check-members.js";
import { pictureKinds } from "../arguments/picture-kinds.js";
import { names as someNames } from "../arguments/value-kinds.js";
import { className } from "../classes/read-classes.js";
import { formatCount, formatCountOf, formatShare } from "../svg/numbers.js";
import { picture, type PictureOptions } from "../svg/picture.js";
import { confusionTotals } from "./confusion-totals.js";
import { drawMatrix, matrixWidth } from "./draw-matrix.js";
import { readConfusions, type Comparison, type ConfusionCounts } from "./read-confusions.js";
import { shareLegend } from "./share-legend.js";

/** Options of {@link plotConfusionMatrix}. */
export interface PlotConfusionMatrixOptions extends PictureOptions {
  /** Names of the classes. Default: their numbers. */
  readonly classes?: readonly string[];
}

/**
 * A confusion matrix as SVG: a row for what the samples are, a column for what was predicted,
 * with recall and precision at the ends.
 *
 * A colour is a share of the row; wrong cells have another one than right cells, with a scale of their
 * own, as their shares are so much smaller.
 *
 * @param confusions Counts `[classes, classes]`, as the metric `ConfusionMatrix` has them, or targets
 * and predictions to count.
 * @throws {ShapeError} when counts are no square, or there are not as many predictions as targets.
 * @throws {ArgumentError} when a count or a class is no whole number of at least 0, there is none, or
 * there are more names than counted classes.
 */
export function plotConfusionMatrix(
  confusions: ConfusionCounts | Comparison,
  options: PlotConfusionMatrixOptions = {},
): string {
  const where = "plotConfusionMatrix";
  checkOptions(options, kinds, where);
  const matrix = readConfusions(confusions, options.classes?.length ?? 0, where);
  const names = Array.from({ length: matrix.size }, (_, index) =>
    className(index, options.classes),
  );
  const totals = confusionTotals(matrix);
  const { right, samples } = totals;
  const share = samples === 0 ? "" : ` (${formatShare(right / samples)})`;
  const title = `${formatCount(right)} of ${formatCountOf(samples, "sample")} right${share}`;
  return picture(options, {
    where,
    title,
    description: `Confusion matrix of ${formatCountOf(matrix.size, "class", "classes")}. ${title}.`,
    width: matrixWidth(names),
    draw: (width) => [
      drawMatrix({ matrix, names, totals }, width),
      shareLegend(totals.largestWrongShare, width),
    ],
  });
}

const kinds = { ...pictureKinds, classes: someNames };
