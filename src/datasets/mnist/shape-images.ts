import ndarray, { type NdArray } from "ndarray";
import { type DType } from "../../tensor/index.js";
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
  const { normalize = true, oneHot = false, dtype = "float32", flatten = true } = options;
  const images = flatten
    ? ndarray(pixels.data, [labels.length, mnistImageSide * mnistImageSide])
    : pixels;
  return {
    images: normalize ? normalizePixels(images, { dtype }) : images,
    labels: oneHot ? oneHotLabels(labels, mnistClasses, { dtype }) : labels,
  };
}
