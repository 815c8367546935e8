import type { LenetConvolution } from "./limits/lenet-convolutions.js";

/** Element type that a contestant computes in. */
export type DType = "float32" | "float64";

/** The NumPy notebooks whose programs stand in examples/notebooks, by their networks. */
export type NotebookName =
  "784-784-10" | "784-128-64-10" | "784-100-10" | "784-25-10" | "784-10-10";

/**
 * MNIST or its stand-in, four pixels of five 0; the same digits distorted once; or random pixels from 1 to
 * 255, none 0.
 */
export type TrainingData = "digits" | "distorted" | "dense";

/** Training a network of dense layers with softmax at its end by gradient descent. */
export interface TrainingWork {
  readonly kind: "training";
  readonly dims: readonly number[];
  /** Convolutions before the dense layers; `dims` then begins with what they give. Default: none. */
  readonly convolutions?: "lenet-5";
  readonly hidden: "relu" | "sigmoid" | "tanh";
  readonly data: TrainingData;
  /** Rows that one repetition goes through. */
  readonly rows: number;
  /** Rows an optimizer step, or all of them. */
  readonly batch: number | "full";
  readonly learningRate: number;
  /** λ of the penalty ½·λ·Σw². */
  readonly weightPenalty?: number;
  /** Which notebook's formulas to follow, where that is one. */
  readonly notebook?: NotebookName;
  /** For the notebook with random mini-batches: whether their rows are drawn within the measurement. */
  readonly batches?: "drawn" | "given";
}

/** Predictions of a network with ReLU and softmax. */
export interface PredictionWork {
  readonly kind: "prediction";
  readonly dims: readonly number[];
  /** Convolutions before the dense layers; `dims` then begins with what they give. Default: none. */
  readonly convolutions?: "lenet-5";
  /** Images that are predicted at once. */
  readonly images: number;
  /** Predictions in one repetition. */
  readonly calls: number;
}

/** What libraries do with a network. */
export type NetworkWork = TrainingWork | PredictionWork;

/** Reading the four gzip files of MNIST into tensors: pixels from 0 to 1, labels as one-hot rows. */
export interface LoadingWork {
  readonly kind: "loading";
}

/** A convolution of LeNet-5 alone, on images that are there. */
export interface ConvolutionWork {
  readonly kind: "convolution";
  readonly layer: LenetConvolution["name"];
  /** Which gradients are computed after the output: that of the images, or that of the weights too. */
  readonly gradients: "none" | "input" | "both";
  /** Images in the batch. */
  readonly images: number;
  /** Batches in one repetition. */
  readonly calls: number;
}

export type Work = NetworkWork | LoadingWork | ConvolutionWork;

/** Whether there are convolutions in it. */
export function hasConvolutions(work: Work): boolean {
  return (
    work.kind === "convolution" || (work.kind !== "loading" && work.convolutions !== undefined)
  );
}

/**
 * Callbacks that train along: those that watch, or those and a checkpoint on disk after every epoch.
 */
export type CallbackSet = "watching" | "saving";

/** What a contestant's process is asked to get ready for. */
export interface Task<W extends Work = NetworkWork> {
  readonly work: W;
  readonly dtype: DType;
  /** Threads to compute with. Default: the library's own choice. */
  readonly threads?: number;
  /** Which of a library's backends to use. */
  readonly backend?: string;
  /** What callbacks do beside training. Default: there are none. */
  readonly callbacks?: CallbackSet;
  /** Whether digits that the work wants distorted are distorted anew for every epoch. Default: once. */
  readonly augments?: true;
  /** Where the files of the data are, see data/bench-data.ts. */
  readonly dataDirectory: string;
}

/** Multiply-adds of one row's forward pass through the convolutions of LeNet-5. */
const lenetConvolutions = 28 * 28 * 25 * 6 + 10 * 10 * 150 * 16;

/** Multiply-adds of one row's forward pass. */
export function forwardProducts({
  dims,
  convolutions,
}: Pick<NetworkWork, "dims" | "convolutions">): number {
  return weightCount(dims) + (convolutions === undefined ? 0 : lenetConvolutions);
}

/** Sum of the products of neighbouring widths: multiply-adds of one row's forward pass. */
export function weightCount(dims: readonly number[]): number {
  return dims.slice(1).reduce((sum, units, index) => sum + (dims[index] ?? 0) * units, 0);
}
