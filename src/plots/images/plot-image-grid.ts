import { requireNonNegativeInteger } from "../../tensor/index.js";
import { checkOptions } from "../arguments/check-members.js";
import { imageKinds, pictureKinds } from "../arguments/picture-kinds.js";
import { names } from "../arguments/value-kinds.js";
import { readClasses, requireCount, type ClassValues } from "../classes/read-classes.js";
import { legend } from "../svg/legend.js";
import { formatCount, formatCountOf } from "../svg/numbers.js";
import { picture, type PictureOptions } from "../svg/picture.js";
import { firstRows, readImages, rowCount, type ImageOptions, type Images } from "./image-stack.js";
import { captions, hint, judge, widthForCaptions } from "./judgement.js";
import { drawTiles } from "./tile-grid.js";
import { columnsFor, gridWidth, tileWidthIn, usualTile } from "./tile-layout.js";
import { markSampleWidth, verdictEntry } from "./verdict.js";

/** Options of {@link plotImageGrid}. */
export interface PlotImageGridOptions extends PictureOptions, ImageOptions {
  /** What each image shows: as many as images. */
  readonly labels?: ClassValues;
  /** What each image was predicted to be: as many as images. */
  readonly predictions?: ClassValues;
  /** Names of the classes. Default: their numbers. */
  readonly classes?: readonly string[];
  /** Images in a row. Default: 10, or fewer where `width` is narrow. */
  readonly columns?: number;
  /** How many images are shown, from the first. Default: 100. */
  readonly count?: number;
}

/**
 * Images in rows with their labels and predictions, as SVG.
 *
 * Where both are given, right predictions have a tick and a thin frame, wrong ones a cross, a thick
 * frame of another colour, and the label in brackets.
 *
 * @param images `[n, pixels]` or `[n, height, width]`, of any element type and strides.
 * @throws {ShapeError} when the rows are no images of that shape, or there are not as many labels or
 * predictions as images.
 * @throws {ArgumentError} when an option makes no sense.
 * @throws {DTypeError} when `images` is no ndarray of numbers.
 */
export function plotImageGrid(images: Images, options: PlotImageGridOptions = {}): string {
  const where = "plotImageGrid";
  checkOptions(options, kinds, where);
  const { count = 100, classes } = options;
  requireNonNegativeInteger(count, `${where}, count`);
  const total = rowCount(images, where);
  const labels = readOptional(options.labels, total, `${where}, labels`);
  const predictions = readOptional(options.predictions, total, `${where}, predictions`);
  const rows = firstRows(total, count);
  const stack = readImages(images, rows, options, where);
  const judgements = Array.from(rows, (row) => judge(row, labels, predictions, classes));
  const right = judgements.filter(({ verdict }) => verdict === "right").length;
  const isCompared = labels !== undefined && predictions !== undefined;
  const shown = formatCountOf(rows.length, "image");
  const columns = columnsFor(rows.length, options, 10, where);
  return picture(options, {
    where,
    title: isCompared ? `${formatCount(right)} of ${shown} right` : shown,
    description: `${shown} of ${stack.height} × ${stack.width} pixels in rows of ${columns}${
      isCompared ? `; ${formatCount(rows.length - right)} wrong` : ""
    }.`,
    width: gridWidth(columns, widthForCaptions(judgements, usualTile)),
    draw: (width) => {
      const texts = captions(judgements, tileWidthIn(width, columns));
      const tiles = judgements.map((judgement, index) => ({
        ...judgement,
        pixels: stack.pixels(index),
        caption: texts[index] ?? [],
        hint: hint(judgement),
      }));
      return [
        legend(isCompared && rows.length > 0 ? entries : [], width, markSampleWidth),
        drawTiles({ tiles, columns, aspect: stack.height / stack.width }, width),
      ];
    },
  });
}

const kinds = { ...pictureKinds, ...imageKinds, classes: names };

const entries = [
  verdictEntry("right", "right: prediction"),
  verdictEntry("wrong", "wrong: prediction (label)"),
];

function readOptional(
  values: ClassValues | undefined,
  count: number,
  where: string,
): Int32Array | undefined {
  if (values === undefined) return undefined;
  const classes = readClasses(values, where);
  requireCount(classes, count, where, "image");
  return classes;
}
