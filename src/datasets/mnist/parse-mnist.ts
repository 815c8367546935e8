import { type NdArray } from "ndarray";
import { FormatError } from "../../errors/index.js";
import { formatShape } from "../../tensor/index.js";
import { parseIdx } from "../idx/parse-idx.js";
import { type NamedBytes } from "./mnist-source.js";

/** Rows and columns of pixels in an image. */
export const mnistImageSide = 28;

/** Number of digits, and of the classes of the sets that are made like MNIST. */
export const mnistClasses = 10;

/**
 * Pixels 0 to 255, `[n, 28, 28]`.
 *
 * @throws {FormatError} when the file holds anything else, naming it.
 */
export function parseMnistImages(file: NamedBytes): NdArray<Uint8Array> {
  const images = parseIdx(file.bytes, { name: file.name });
  requireImageShape(images, file.name);
  return images;
}

/** @throws {FormatError} unless `images` are bytes of shape `[n, 28, 28]`. */
export function requireImageShape(
  images: Described,
  name: string,
): asserts images is NdArray<Uint8Array> {
  const [, height, width] = images.shape;
  if (images.dtype === "uint8" && images.shape.length === 3) {
    if (height === mnistImageSide && width === mnistImageSide) return;
  }
  throw contentError(name, "uint8 images of shape [n, 28, 28]", images);
}

/**
 * Labels 0 to 9, one an image.
 *
 * @throws {FormatError} when the file holds anything else, naming it.
 */
export function parseMnistLabels(file: NamedBytes): Uint8Array {
  const labels = parseIdx(file.bytes, { name: file.name });
  requireDigits(labels, file.name);
  return labels.data;
}

/** @throws {FormatError} unless `labels` are bytes of shape `[n]` from 0 to 9. */
export function requireDigits(
  labels: Described,
  name: string,
): asserts labels is NdArray<Uint8Array> {
  if (labels.dtype !== "uint8" || labels.shape.length !== 1) {
    throw contentError(name, "uint8 labels of shape [n]", labels);
  }
  const { data } = labels as NdArray<Uint8Array>;
  const index = data.findIndex((label) => label >= mnistClasses);
  if (index === -1) return;
  throw new FormatError({
    where: `${name}, label ${index}`,
    expected: `a digit from 0 to ${mnistClasses - 1}`,
    received: String(data[index]),
    fix: "Pass the data set's own files; sets with more classes are read with parseIdx.",
  });
}

/** @throws {FormatError} unless there are as many labels as images. */
export function requireSameCount(
  images: Pick<NdArray, "shape">,
  labels: Uint8Array,
  names: { readonly images: string; readonly labels: string },
): void {
  const [count] = images.shape;
  if (count === labels.length) return;
  throw new FormatError({
    where: names.labels,
    expected: `${count} labels, one for each image of ${names.images}`,
    received: `${labels.length}`,
    fix: "The files belong to different data sets: get them again.",
  });
}

/** An array, as far as errors describe it. */
type Described = Pick<NdArray, "dtype" | "shape">;

function contentError(name: string, expected: string, received: Described): FormatError {
  return new FormatError({
    where: name,
    expected,
    received: `${received.dtype} data of shape ${formatShape(received.shape)}`,
    fix: "Pass the data set's own files; other IDX files are read with parseIdx.",
  });
}
