import { type DType } from "../../tensor/index.js";
import { fashionMnistDataset } from "./image-dataset.js";
import { loadImageSet } from "./load-image-set.js";
import { type LoadMnistOptions, type Mnist, type MnistImages, type MnistLabels } from "./mnist.js";

/**
 * Reads Fashion-MNIST, pictures of ten kinds of clothes, in the format of MNIST and with the
 * options of `loadMnist`.
 *
 * Looks in `directory`, or in the directory that the environment variable `FASHION_MNIST_DIR` names.
 * ndnet knows no mirrors and no checksums of this data set, so it downloads and caches only where
 * both options, `mirrors` and `checksums`, are given.
 *
 * Source: Xiao, Rasul and Vollgraf, "Fashion-MNIST: a Novel Image Dataset for Benchmarking
 * Machine Learning Algorithms", 2017.
 *
 * @throws {NotFoundError} when a file is not there, saying where it looked and what to do.
 * @throws {FormatError} when a file is damaged or holds another data format, naming it.
 * @throws {AbortedError} when `signal` is aborted.
 * @throws {ArgumentError} when an option makes no sense, or `mirrors` come without `checksums`.
 */
export async function loadFashionMnist<
  Normalize extends boolean = true,
  OneHot extends boolean = false,
  D extends DType = "float32",
>(
  options: LoadMnistOptions<Normalize, OneHot, D> = {},
): Promise<Mnist<MnistImages<Normalize, D>, MnistLabels<OneHot, D>>> {
  return loadImageSet(fashionMnistDataset, options);
}
