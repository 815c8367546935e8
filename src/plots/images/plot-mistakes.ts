import { requireNonNegativeInteger } from "../../tensor/index.js";
import { checkOptions } from "../arguments/check-members.js";
import { imageKinds, pictureKinds } from "../arguments/picture-kinds.js";
import { names } from "../arguments/value-kinds.js";
import { readClasses, requireCount, type ClassValues } from "../classes/read-classes.js";
import { readProbabilities, type Probabilities } from "../classes/read-probabilities.js";
import { legend } from "../svg/legend.js";
import { formatCountOf, formatShare } from "../svg/numbers.js";
import { picture, type PictureOptions } from "../svg/picture.js";
import { readImages, rowCount, type ImageOptions, type Images } from "./image-stack.js";
import { captions, hint, judge, widthForCaptions } from "./judgement.js";
import { drawTiles } from "./tile-grid.js";
import { columnsFor, gridWidth, tileWidthIn } from "./tile-layout.js";
import { markSampleWidth, verdictEntry } from "./verdict.js";

/** Options of {@link plotMistakes}. */
export interface PlotMistakesOptions extends PictureOptions, ImageOptions {
  /** How many mistakes are shown at most. Default: 20. */
  readonly count?: number;
  /** Images in a row. Default: 5, or fewer where `width` is narrow. */
  readonly columns?: number;
  /** Names of the classes. Default: their numbers. */
  readonly classes?: readonly string[];
}

/**
 * The most confidently wrong predictions, as SVG: below each image the prediction, its label in
 * brackets, and the probability that the prediction had.
 *
 * @param images `[n, pixels]` or `[n, height, width]`, of any element type and strides.
 * @param labels What each image shows.
 * @param probabilities `[n, classes]`, as a model with softmax predicts them.
 * @throws {ShapeError} when shapes don't fit each other.
 * @throws {ArgumentError} when a probability is none, or an option makes no sense.
 * @throws {DTypeError} when `images` or `probabilities` is no ndarray of numbers.
 */
export function plotMistakes(
  images: Images,
  labels: ClassValues,
  probabilities: Probabilities,
  options: PlotMistakesOptions = {},
): string {
  const where = "plotMistakes";
  checkOptions(options, kinds, where);
  const { count = 20, classes } = options;
  requireNonNegativeInteger(count, `${where}, count`);
  const total = rowCount(images, where);
  const truth = readClasses(labels, `${where}, labels`);
  requireCount(truth, total, `${where}, labels`, "image");
  const { predictions, confidences } = readProbabilities(
    probabilities,
    total,
    `${where}, probabilities`,
  );
  const mistakes = Array.from(truth.keys()).filter((row) => predictions[row] !== truth[row]);
  const confidence = (row: number): number => confidences[row] as number;
  const worst = mistakes
    .sort((left, right) => confidence(right) - confidence(left) || left - right)
    .slice(0, count);
  const stack = readImages(images, Int32Array.from(worst), options, where);
  const judgements = worst.map((row) => judge(row, truth, predictions, classes));
  const columns = columnsFor(worst.length, options, 5, where);
  const found = mistakes.length === 0 ? "No mistakes" : formatCountOf(mistakes.length, "mistake");
  const all = `${found} in ${formatCountOf(total, "image")}`;
  return picture(options, {
    where,
    title: worst.length < mistakes.length ? `The ${worst.length} surest of ${all}` : all,
    description: `${all}. Shown: ${worst.length}, the surest first.`,
    width: gridWidth(columns, widthForCaptions(judgements, 72)),
    draw: (width) => {
      const texts = captions(judgements, tileWidthIn(width, columns));
      const tiles = judgements.map((judgement, index) => {
        const share = formatShare(confidence(judgement.row));
        return {
          ...judgement,
          pixels: stack.pixels(index),
          caption: [...(texts[index] ?? []), share],
          hint: `${hint(judgement)}, with ${share}`,
        };
      });
      return [
        legend(tiles.length === 0 ? [] : entries, width, markSampleWidth),
        drawTiles({ tiles, columns, aspect: stack.height / stack.width }, width),
      ];
    },
  });
}

const kinds = { ...pictureKinds, ...imageKinds, classes: names };

const entries = [verdictEntry("wrong", "prediction (label), probability")];
