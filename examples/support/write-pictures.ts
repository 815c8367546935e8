import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { InputTensor, Tensor } from "ndnet";
import { plotImageGrid, plotLines, plotPrediction, type Line } from "ndnet/plots";
import { firstRows, type Digits } from "./digits.js";

/** What the pictures of a notebook show. */
export interface NotebookPictures {
  /** Accuracy by iteration. */
  readonly accuracy?: readonly Line[];
  /** Digits that the model was not trained on. */
  readonly digits: Digits<InputTensor>;
  /** The classes that the model takes images for. */
  classesOf(images: InputTensor): Int32Array;
  /** The probabilities of all classes, where the model gives any. */
  probabilitiesOf?(images: InputTensor): Tensor;
}

const gridSide = 10;
const single = 4;

/**
 * Writes the pictures that a notebook showed, as SVG files: `accuracy.svg`, the accuracy curve;
 * `digits.svg`, ten rows of ten digits with what the model takes them for; `prediction-1.svg` …, single
 * digits with their predictions. Gives their names.
 */
export async function writePictures(
  directory: string,
  pictures: NotebookPictures,
): Promise<string[]> {
  const { accuracy } = pictures;
  const { images, labels } = firstRows(pictures.digits, gridSide ** 2);
  const predictions = pictures.classesOf(images);
  const files: [string, string][] = [
    ["digits.svg", plotImageGrid(images, { labels, predictions, columns: gridSide })],
    ...predictionPictures(pictures),
  ];
  if (accuracy !== undefined) {
    const axes = { title: "Accuracy", xLabel: "Iteration", yLabel: "Accuracy" };
    files.unshift(["accuracy.svg", plotLines(accuracy, axes)]);
  }
  await mkdir(directory, { recursive: true });
  for (const [name, svg] of files) await writeFile(join(directory, name), svg);
  return files.map(([name]) => name);
}

function predictionPictures(pictures: NotebookPictures): [string, string][] {
  const { images, labels } = firstRows(pictures.digits, single);
  const predictions = pictures.classesOf(images);
  const probabilities = pictures.probabilitiesOf?.(images);
  return Array.from(predictions, (prediction, index) => {
    const svg = plotPrediction(images.pick(index), {
      label: labels[index] ?? 0,
      prediction,
      ...(probabilities && { probabilities: probabilities.pick(index) }),
    });
    return [`prediction-${index + 1}.svg`, svg];
  });
}
