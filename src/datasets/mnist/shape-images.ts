import ndarray, { type NdArray } from "ndarray";
import { wrap, type DType, type Tensor } from "../../tensor/index.js";
import { normalize as normalizePixels } from "../normalize.js";
import { oneHot as oneHotLabels } from "../one-hot.js";
import {
  type LabelledImages,
  type MnistImages,
  type MnistLabels,
  type MnistShape,
} from "./mnist.js";
import { mnistClasses, mnistImageSide } from "./parse-mnist.js";

/** Pixels `[n, 28, 28]` and digits in the form that the options ask for. */
export function shapeImages(
  pixels: NdArray<Uint8Array>,
  labels: Uint8Array,
  options: MnistShape,
): LabelledImages<MnistImages<boolean, DType>, MnistLabels<boolean, DType>> {
  const { normalize = true, dtype = "float32" } = options;
  if (normalize) return shapeScaled(normalizePixels(pixels, { dtype }), labels, options);
  const { flatten = true } = options;
  const images = flatten ? ndarray(pixels.data, flatShape(pixels)) : pixels;
  return { images, labels: shapeLabels(labels, options) };
}

/** The same of pixels that are floats from 0 to 1 already. */
export function shapeScaled(
  pixels: Tensor,
  labels: Uint8Array,
  options: MnistShape,
): LabelledImages<Tensor, MnistLabels<boolean, DType>> {
  const { flatten = true } = options;
  const images = flatten ? wrap(pixels.data, flatShape(pixels)) : pixels;
  return { images, labels: shapeLabels(labels, options) };
}

function shapeLabels(labels: Uint8Array, options: MnistShape): MnistLabels<boolean, DType> {
  const { oneHot = false, dtype = "float32" } = options;
  return oneHot ? oneHotLabels(labels, mnistClasses, { dtype }) : labels;
}

function flatShape({ shape }: Pick<NdArray, "shape">): number[] {
  return [shape[0] ?? 0, mnistImageSide * mnistImageSide];
}
