import { type DType } from "../../tensor/index.js";
import { mnistDataset } from "./image-dataset.js";
import { loadImageSet } from "./load-image-set.js";
import { type LoadMnistOptions, type Mnist, type MnistImages, type MnistLabels } from "./mnist.js";

export type { LabelledImages, LoadMnistOptions, Mnist, MnistImages, MnistLabels } from "./mnist.js";

/**
 * Reads MNIST, the handwritten digits, from its four IDX files.
 *
 * Looks in `directory`, or where that is not given in the directory that the environment variable
 * `MNIST_DIR` names; the files there may be gzipped. Where neither is given, the files come from the
 * user's cache, and what is not there is downloaded (11.6 MB), verified by SHA-256, and kept. The
 * cache is `ndnet/mnist` in `$XDG_CACHE_HOME` or `~/.cache`, `~/Library/Caches/ndnet/mnist` on
 * macOS, `%LOCALAPPDATA%\ndnet\Cache\mnist` on Windows, and in a browser its Cache API; there
 * mirrors must allow other origins (CORS). A damaged file in the cache is downloaded again; a cache
 * that can't be written is no error, and is told to `onWarning`.
 *
 * Normalized images are `pixel / 255`, exactly divided.
 *
 * Source: LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document
 * Recognition", 1998.
 *
 * @throws {NotFoundError} when a file is not there and can't be downloaded, saying where it looked,
 * what each mirror answered, and what to do.
 * @throws {FormatError} when a file is damaged or holds anything but MNIST, naming it.
 * @throws {AbortedError} when `signal` is aborted; no half-written file stays in the cache.
 * @throws {ArgumentError} when an option makes no sense.
 */
export async function loadMnist<
  Normalize extends boolean = true,
  OneHot extends boolean = false,
  D extends DType = "float32",
>(
  options: LoadMnistOptions<Normalize, OneHot, D> = {},
): Promise<Mnist<MnistImages<Normalize, D>, MnistLabels<OneHot, D>>> {
  return loadImageSet(mnistDataset, options);
}
