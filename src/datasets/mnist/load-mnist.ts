import ndarray, { type NdArray } from "ndarray";
import { environmentVariable } from "../../node/builtin-modules.js";
import { type DType } from "../../tensor/index.js";
import { normalize as normalizePixels } from "../normalize.js";
import { oneHot as oneHotLabels } from "../one-hot.js";
import { requireDType, type TensorOf } from "../tensor-of.js";
import { directorySource } from "./directory-source.js";
import { mnistFiles } from "./mnist-files.js";
import { readMnistFile, type MnistSource } from "./mnist-source.js";
import {
  mnistClasses,
  mnistImageSide,
  parseMnistImages,
  parseMnistLabels,
  requireSameCount,
} from "./parse-mnist.js";

/** Options of {@link loadMnist}. */
export interface LoadMnistOptions<
  Normalize extends boolean = boolean,
  OneHot extends boolean = boolean,
  D extends DType = DType,
> {
  /** Where the four files are. Default: the environment variable `MNIST_DIR`. */
  readonly directory?: string | undefined;
  /** Whether pixels become floats from 0 to 1, or stay bytes. Default: `true`. */
  readonly normalize?: Normalize;
  /** Whether labels become rows with a single 1, or stay digits. Default: `false`. */
  readonly oneHot?: OneHot;
  /** Element type of normalized images and one-hot labels. Default: `"float32"`. */
  readonly dtype?: D;
  /** Whether an image is one row of 784 pixels, or 28 rows of 28. Default: `true`. */
  readonly flatten?: boolean;
}

/** Images with their labels. */
export interface LabelledImages<Images, Labels> {
  /** `[n, 784]`, or `[n, 28, 28]`. */
  readonly images: Images;
  /** n digits, or one-hot rows `[n, 10]`. */
  readonly labels: Labels;
}

/** MNIST: 60,000 images to train on and 10,000 to test with. */
export interface Mnist<Images, Labels> {
  readonly train: LabelledImages<Images, Labels>;
  readonly test: LabelledImages<Images, Labels>;
}

/** The images' type that goes with the option `normalize`. */
export type MnistImages<Normalize extends boolean, D extends DType> = Normalize extends true
  ? TensorOf<D>
  : NdArray<Uint8Array>;

/** The labels' type that goes with the option `oneHot`. */
export type MnistLabels<OneHot extends boolean, D extends DType> = OneHot extends true
  ? TensorOf<D>
  : Uint8Array;

/**
 * Reads MNIST, the handwritten digits, from its four IDX files.
 *
 * Looks in `directory`, or where that is not given in the directory that the environment variable
 * `MNIST_DIR` names. The files may be gzipped. Normalized images are `pixel / 255`, exactly divided.
 *
 * Source: LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document
 * Recognition", 1998.
 *
 * @throws {NotFoundError} when a file is not there, saying where it looked.
 * @throws {FormatError} when a file is damaged or holds anything but MNIST, naming it.
 */
export async function loadMnist<
  Normalize extends boolean = true,
  OneHot extends boolean = false,
  D extends DType = "float32",
>(
  options: LoadMnistOptions<Normalize, OneHot, D> = {},
): Promise<Mnist<MnistImages<Normalize, D>, MnistLabels<OneHot, D>>> {
  requireDType(options.dtype ?? "float32", "loadMnist");
  const sources = mnistSources(options.directory);
  const train = await loadPart(sources, "train", options);
  const test = await loadPart(sources, "test", options);
  return { train, test } as Mnist<MnistImages<Normalize, D>, MnistLabels<OneHot, D>>;
}

function mnistSources(directory: string | undefined): readonly MnistSource[] {
  if (directory !== undefined) return [directorySource(directory, "the option directory")];
  const fromEnvironment = environmentVariable("MNIST_DIR");
  return fromEnvironment === undefined ? [] : [directorySource(fromEnvironment, "MNIST_DIR")];
}

async function loadPart(
  sources: readonly MnistSource[],
  part: keyof typeof mnistFiles,
  options: LoadMnistOptions,
): Promise<LabelledImages<MnistImages<boolean, DType>, MnistLabels<boolean, DType>>> {
  const { normalize = true, oneHot = false, dtype = "float32", flatten = true } = options;
  const labelsFile = await readMnistFile(sources, mnistFiles[part].labels);
  const imagesFile = await readMnistFile(sources, mnistFiles[part].images);
  const labels = parseMnistLabels(labelsFile);
  const pixels = parseMnistImages(imagesFile);
  requireSameCount(pixels, labels, { images: imagesFile.name, labels: labelsFile.name });
  const images = flatten
    ? ndarray(pixels.data, [labels.length, mnistImageSide * mnistImageSide])
    : pixels;
  return {
    images: normalize ? normalizePixels(images, { dtype }) : images,
    labels: oneHot ? oneHotLabels(labels, mnistClasses, { dtype }) : labels,
  };
}
