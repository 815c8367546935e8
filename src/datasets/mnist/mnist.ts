import { type NdArray } from "ndarray";
import { type DType } from "../../tensor/index.js";
import { type TensorOf } from "../tensor-of.js";
import { type DownloadOptions } from "./download-options.js";

/** In which form images and labels are given. */
export interface MnistShape<
  Normalize extends boolean = boolean,
  OneHot extends boolean = boolean,
  D extends DType = DType,
> {
  /** Whether pixels become floats from 0 to 1, or stay bytes. Default: `true`. */
  readonly normalize?: Normalize;
  /** Whether labels become rows with a single 1, or stay digits. Default: `false`. */
  readonly oneHot?: OneHot;
  /** Element type of normalized images and one-hot labels. Default: `"float32"`. */
  readonly dtype?: D;
  /** Whether an image is one row of 784 pixels, or 28 rows of 28. Default: `true`. */
  readonly flatten?: boolean;
}

/** Options of `loadMnist` and of the loaders of the sets that are made like MNIST. */
export interface LoadMnistOptions<
  Normalize extends boolean = boolean,
  OneHot extends boolean = boolean,
  D extends DType = DType,
>
  extends MnistShape<Normalize, OneHot, D>, DownloadOptions {
  /**
   * Where the four files are, gzipped or not. Default: the directory that the data set's environment
   * variable names, such as `MNIST_DIR`.
   */
  readonly directory?: string | undefined;
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
