import { type GzipFileName } from "./mnist-files.js";

/** What a downloaded file must be. */
export interface FileIdentity {
  /** SHA-256 of the gzip file in lower-case hexadecimal digits. */
  readonly sha256: string;
  /** Length of the gzip file in bytes; `undefined` where it is not known beforehand. */
  readonly length?: number | undefined;
}

/** A data set in MNIST's format: where it is found, and what its files are. */
export interface ImageDataset {
  /** Folder of the cache: `"mnist"`. */
  readonly name: string;
  /** What error messages call it: `"MNIST"`. */
  readonly title: string;
  /** The function that loads it: `"loadMnist"`. */
  readonly loader: string;
  /** The environment variable that names a directory: `"MNIST_DIR"`. */
  readonly environmentVariable: string;
  /** URLs of folders that hold the four files, in the order in which they are asked. */
  readonly mirrors: readonly string[];
  /** The four files; `undefined` where their checksums are not known. */
  readonly files: Readonly<Record<GzipFileName, FileIdentity>> | undefined;
  /** What else helps where the data set can't be had, as a sentence. */
  readonly substitute?: string;
}

/** MNIST, the handwritten digits of LeCun, Cortes and Burges. */
export const mnistDataset: ImageDataset = {
  name: "mnist",
  title: "MNIST",
  loader: "loadMnist",
  environmentVariable: "MNIST_DIR",
  mirrors: [
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
  ],
  files: {
    "train-images-idx3-ubyte.gz": {
      sha256: "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
      length: 9_912_422,
    },
    "train-labels-idx1-ubyte.gz": {
      sha256: "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
      length: 28_881,
    },
    "t10k-images-idx3-ubyte.gz": {
      sha256: "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
      length: 1_648_877,
    },
    "t10k-labels-idx1-ubyte.gz": {
      sha256: "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
      length: 4542,
    },
  },
  substitute: "Without them, syntheticDigits and syntheticMnist draw digits that need no files.",
};

/** Fashion-MNIST, pictures of clothes by Xiao, Rasul and Vollgraf. */
export const fashionMnistDataset: ImageDataset = {
  name: "fashion-mnist",
  title: "Fashion-MNIST",
  loader: "loadFashionMnist",
  environmentVariable: "FASHION_MNIST_DIR",
  mirrors: [],
  files: undefined,
};

/** KMNIST, cursive Japanese characters by Clanuwat et al. */
export const kmnistDataset: ImageDataset = {
  name: "kmnist",
  title: "KMNIST",
  loader: "loadKmnist",
  environmentVariable: "KMNIST_DIR",
  mirrors: [],
  files: undefined,
};
