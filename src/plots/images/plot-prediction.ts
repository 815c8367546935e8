import ndarray from "ndarray";
import { ArgumentError, ShapeError } from "../../errors/index.js";
import { formatShape, isNdArray, requireNonNegativeInteger } from "../../tensor/index.js";
import { contiguousData } from "../../tensor/take-rows.js";
import { checkOptions } from "../arguments/check-members.js";
import { imageKinds, pictureKinds } from "../arguments/picture-kinds.js";
import { names } from "../arguments/value-kinds.js";
import { requireNumbers, type NumberArray } from "../arrays/require-numbers.js";
import { className } from "../classes/read-classes.js";
import {
  classShares,
  requireProbabilities,
  type ClassShares,
} from "../classes/read-probabilities.js";
import { imageElement } from "../png/image-element.js";
import { stack, type Block } from "../svg/block.js";
import { element, group } from "../svg/element.js";
import { formatShare } from "../svg/numbers.js";
import { picture, type PictureOptions } from "../svg/picture.js";
import { readImages, type ImageOptions, type Images, type ImageStack } from "./image-stack.js";
import { drawProbabilities } from "./probability-bars.js";

/** Options of {@link plotPrediction}. */
export interface PlotPredictionOptions extends PictureOptions, ImageOptions {
  /** The class that the image shows. */
  readonly label?: number;
  /** The class that was predicted. Default: the one with the greatest probability. */
  readonly prediction?: number;
  /** Probability of every class, shown as bars: a row of what a model predicts. */
  readonly probabilities?: ArrayLike<number> | NumberArray;
  /** Names of the classes. Default: their numbers. */
  readonly classes?: readonly string[];
}

/**
 * One image with its label, its prediction, and the probability of every class as bars, as
 * SVG.
 *
 * @param image `[pixels]`, `[height, width]`, or a stack of one image.
 * @throws {ShapeError} when it is no single image of that shape.
 * @throws {ArgumentError} when a probability is none, label or prediction have none of their own, or an
 * option makes no sense.
 * @throws {DTypeError} when `image` is no ndarray of numbers.
 */
export function plotPrediction(image: Images, options: PlotPredictionOptions = {}): string {
  const where = "plotPrediction";
  checkOptions(options, kinds, where);
  const { label, classes } = options;
  const images = readImages(asStack(image, where), Int32Array.of(0), options, where);
  const row = readRow(options.probabilities, `${where}, probabilities`);
  const probabilities = row?.shares;
  const prediction = options.prediction ?? row?.prediction;
  for (const one of [label, prediction]) {
    if (one !== undefined) requireClass(one, probabilities, `${where}, class`);
  }
  const title = sentence(label, prediction, classes);
  return picture(options, {
    where,
    title,
    description: describe(title, prediction, probabilities),
    width: probabilities === undefined ? narrowWidth : wideWidth,
    draw: (width) => {
      const side = Math.min(imageSide, width);
      const shown = drawImage(images, side);
      if (probabilities === undefined) return [shown];
      const bars = { probabilities, label, prediction, classes };
      const rest = width - side - gap;
      if (rest < narrowestBars) return [stack([shown, drawProbabilities(bars, width)], gap)];
      const block = drawProbabilities(bars, rest);
      return [
        {
          markup: shown.markup + group(side + gap, 0, block.markup),
          height: Math.max(shown.height, block.height),
        },
      ];
    },
  });
}

const kinds = { ...pictureKinds, ...imageKinds, classes: names };

const narrowWidth = 240;
const wideWidth = 480;
const imageSide = 168;
const narrowestBars = 160;
const gap = 20;

/** The image as a stack of one; two dimensions are its own unless the first has length 1. */
function asStack(image: Images, where: string): Images {
  requireNumbers(image, where);
  const { data, shape, stride, offset } = image;
  const isRow = shape.length === 1;
  const isImage = shape.length === 2 && shape[0] !== 1;
  if (isRow || isImage) return ndarray(data, [1, ...shape], [0, ...stride], offset);
  if (shape[0] === 1) return image;
  throw new ShapeError({
    where,
    expected: "one image, [pixels] or [height, width]",
    received: formatShape(shape),
    fix: "Take one of the images: images.pick(0).",
  });
}

function readRow(
  probabilities: PlotPredictionOptions["probabilities"],
  where: string,
): ClassShares | undefined {
  if (probabilities === undefined) return undefined;
  if (isNdArray(probabilities)) requireNumbers(probabilities, where);
  const values = isNdArray(probabilities) ? contiguousData(probabilities) : probabilities;
  requireProbabilities(values, where);
  return classShares(values);
}

/** A class without a probability would have no bar to be marked. */
function requireClass(
  one: number,
  probabilities: ArrayLike<number> | undefined,
  where: string,
): void {
  requireNonNegativeInteger(one, where);
  if (probabilities === undefined || one < probabilities.length) return;
  throw new ArgumentError({
    where,
    expected: `a class that has a probability, one of ${probabilities.length}`,
    received: String(one),
    fix: "Classes are numbered from 0.",
  });
}

function drawImage(images: ImageStack, width: number): Block {
  const height = (width * images.height) / images.width;
  const frame = element("rect", { class: "grid", width, height, fill: "none" });
  return { markup: imageElement(images.pixels(0), { width, height }) + frame, height };
}

function sentence(
  label: number | undefined,
  prediction: number | undefined,
  names: readonly string[] | undefined,
): string {
  const isRight = label === prediction;
  if (prediction === undefined) return label === undefined ? "Image" : className(label, names);
  const predicted = `Predicted ${className(prediction, names)}`;
  if (label === undefined) return predicted;
  return isRight ? `${predicted}, right` : `${predicted}, labelled ${className(label, names)}`;
}

function describe(
  title: string,
  prediction: number | undefined,
  probabilities: ArrayLike<number> | undefined,
): string {
  const share = prediction === undefined ? undefined : probabilities?.[prediction];
  return share === undefined
    ? `${title}.`
    : `${title}, with a probability of ${formatShare(share)}.`;
}
