export * from "./activations/index.js";
export * from "./backends/index.js";
export * from "./callbacks/index.js";
export * from "./constraints/index.js";
export * from "./errors/index.js";
export * from "./gradient-check/index.js";
export * from "./initializers/index.js";
export {
  AveragePool2D,
  BatchNormalization,
  Conv2D,
  Dense,
  Dropout,
  Flatten,
  GaussianNoise,
  Layer,
  LayerNormalization,
  MaxPool2D,
  noGradient,
  Rescaling,
  Reshape,
  Residual,
  standaloneContext,
  Standardize,
  type Conv2DOptions,
  type BatchNormalizationOptions,
  type DenseOptions,
  type LayerNormalizationOptions,
  type FromWeightsOptions,
  type LayerContext,
  type InputUse,
  type OutputKind,
  type LastAxis,
  type OutputWidth,
  type Padding,
  type Pair,
  type Pool2D,
  type Pool2DOptions,
  type StandardizeOptions,
  type Widths,
  type Windows,
} from "./layers/index.js";
export * from "./losses/index.js";
export * from "./metrics/index.js";
export * from "./models/index.js";
export * from "./optimizers/index.js";
export * from "./parameters/index.js";
export * from "./regularizers/index.js";
export * from "./schedules/index.js";
export {
  tensor,
  zeros,
  type DType,
  type FloatArray,
  type InputTensor,
  type NestedNumbers,
  type Shape,
  type Tensor,
  type TensorOptions,
} from "./tensor/index.js";
export * from "./tensor/random-state/index.js";
