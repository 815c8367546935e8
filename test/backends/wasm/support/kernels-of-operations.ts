import type { SuiteOptions } from "../../../support/backend-suite/context.js";

/** The kernels that each operation has to have run in both element types. */
const kernelNames: Readonly<Partial<Record<string, readonly string[]>>> = {
  fill: ["fill"],
  prepare: ["sparse affine", "transpose rows", "sparse gradient", "pack", "dense product"],
  affine: ["pack", "dense product"],
  addTransposedProduct: ["pack", "dense product"],
  productTransposed: ["pack transposed", "dense product"],
  addColumnSums: ["add column sums"],
  convolve: ["pad images", "pack", "window product", "pixel product"],
  addConvolutionWeightGradient: ["pad images", "window product"],
  convolutionInputGradient: ["pack transposed", "convolution input gradient"],
  maxPool: ["max pool"],
  maxPoolGradient: ["max pool gradient"],
  averagePool: ["average pool"],
  averagePoolGradient: ["average pool gradient"],
  activate: ["activate"],
  activateGradient: ["activate gradient"],
  rescale: ["rescale"],
  dropout: ["dropout", "drop pairs", "dense rows"],
  columnMoments: ["column sums"],
  normalizeColumns: ["normalize columns"],
  normalizeColumnsGradient: ["column sums", "normalize columns gradient"],
  standardizeColumns: ["normalize columns", "scale pairs", "dense rows", "sparse affine"],
  normalizeRows: ["normalize rows"],
  normalizeRowsGradient: ["normalize rows gradient"],
  addGaussianNoise: ["gaussian noise"],
  softmax: ["softmax"],
  softmaxGradient: ["softmax gradient"],
  softmaxCrossEntropy: ["softmax cross entropy"],
  elementwiseLoss: ["elementwise loss"],
  scaledDifference: ["scaled difference"],
  gradientStep: ["gradient step"],
  momentumStep: ["momentum step"],
  rmsPropStep: ["rmsprop step"],
  adaGradStep: ["adagrad step"],
  adamStep: ["adam step"],
  clamp: ["activate"],
  limitColumnNorms: ["limit column norms"],
  distortImages: ["distort images", "distort bytes"],
  sumOfSquares: ["sum of squares"],
  sumOfMagnitudes: ["sum of magnitudes"],
  isFinite: ["are finite"],
  argmaxRows: ["argmax rows"],
  matchingRows: ["matching rows"],
  addScaled: ["add scaled"],
  addScaledSign: ["add scaled sign"],
  approach: ["approach"],
};

/** The kernel that has no element type, and counts under the first. */
const bytesAlone = "distort bytes";

/** The same, by the names of `WasmBackend.kernelCounts`. */
export const kernelsOfOperations: NonNullable<SuiteOptions["kernels"]> = Object.fromEntries(
  Object.entries(kernelNames).map(([operation, names = []]) => [
    operation,
    names.flatMap((name) =>
      name === bytesAlone ? [`${name} float32`] : [`${name} float32`, `${name} float64`],
    ),
  ]),
);
