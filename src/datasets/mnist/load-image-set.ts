import { kindOf } from "../../errors/kind-of.js";
import { ArgumentError } from "../../errors/index.js";
import { isGzip } from "../../compression/gzip/gunzip.js";
import { environmentVariable, isNode } from "../../platform/builtin-modules.js";
import { type DType } from "../../tensor/index.js";
import { requireDType } from "../tensor-of.js";
import { throwIfAborted } from "../../errors/throw-if-aborted.js";
import { waitByClock } from "./aborting.js";
import { directorySource } from "./directory-source.js";
import { downloadSettings, type DownloadSettings } from "./download-options.js";
import { type ImageDataset } from "./image-dataset.js";
import { mnistFiles } from "./mnist-files.js";
import { readMnistFile, type MnistSource } from "./mnist-source.js";
import {
  type LabelledImages,
  type LoadMnistOptions,
  type Mnist,
  type MnistImages,
  type MnistLabels,
} from "./mnist.js";
import { otherDataName } from "./other-data.js";
import { parseMnistImages, parseMnistLabels, requireSameCount } from "./parse-mnist.js";
import { remoteSource } from "./remote-source.js";
import { readScaledImages } from "./scaled-images.js";
import { shapeImages, shapeScaled } from "./shape-images.js";

/**
 * Reads a data set in MNIST's format. A directory that was named is the only place to look, so that
 * nothing else is ever read in its stead.
 *
 * @param wait How time passes between tries.
 */
export async function loadImageSet<
  Normalize extends boolean = true,
  OneHot extends boolean = false,
  D extends DType = "float32",
>(
  dataset: ImageDataset,
  options: LoadMnistOptions<Normalize, OneHot, D>,
  wait = waitByClock,
): Promise<Mnist<MnistImages<Normalize, D>, MnistLabels<OneHot, D>>> {
  requireDType(options.dtype ?? "float32", dataset.loader);
  requirePath(options.directory, `${dataset.loader}, directory`);
  const settings = downloadSettings(options, dataset);
  throwIfAborted(settings.signal, dataset.loader);
  const source =
    namedDirectory(options.directory, dataset, settings) ?? remoteSource(dataset, settings, wait);
  const train = await loadPart(source, "train", dataset, options);
  const test = await loadPart(source, "test", dataset, options);
  return { train, test } as Mnist<MnistImages<Normalize, D>, MnistLabels<OneHot, D>>;
}

/** The environment variable names the directory of the data set itself, and of no other data. */
function namedDirectory(
  directory: string | undefined,
  dataset: ImageDataset,
  settings: DownloadSettings,
): MnistSource | undefined {
  if (directory !== undefined) return directorySource(directory, "the option directory");
  if (otherDataName(dataset, settings) !== "") return undefined;
  const variable = dataset.environmentVariable;
  const fromEnvironment = environmentVariable(variable);
  return fromEnvironment === undefined ? undefined : directorySource(fromEnvironment, variable);
}

async function loadPart(
  source: MnistSource,
  part: keyof typeof mnistFiles,
  dataset: ImageDataset,
  options: LoadMnistOptions,
): Promise<LabelledImages<MnistImages<boolean, DType>, MnistLabels<boolean, DType>>> {
  const labelsFile = await readMnistFile(source, mnistFiles[part].labels, dataset);
  const imagesFile = await readMnistFile(source, mnistFiles[part].images, dataset);
  throwIfAborted(options.signal, dataset.loader);
  const labels = parseMnistLabels(labelsFile);
  const names = { images: imagesFile.name, labels: labelsFile.name };
  const { normalize = true, dtype = "float32" } = options;
  if (normalize && isNode() && isGzip(imagesFile.bytes)) {
    const pixels = await readScaledImages(imagesFile, dtype);
    requireSameCount(pixels, labels, names);
    return shapeScaled(pixels, labels, options);
  }
  const pixels = parseMnistImages(imagesFile);
  requireSameCount(pixels, labels, names);
  return shapeImages(pixels, labels, options);
}

function requirePath(path: unknown, where: string): void {
  if (path === undefined || (typeof path === "string" && path !== "")) return;
  throw new ArgumentError({
    where,
    expected: "the path of a directory",
    received: typeof path === "string" ? "no text" : kindOf(path),
  });
}
