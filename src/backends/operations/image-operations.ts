import type { Tensor } from "../../tensor/index.js";

/**
 * How a window is laid over images: its size, the steps that it goes, and the zeros above and to the
 * left of the image. How many there are below and to the right follows from the output's size.
 */
export interface WindowGeometry {
  readonly height: number;
  readonly width: number;
  readonly verticalStride: number;
  readonly horizontalStride: number;
  readonly paddingAbove: number;
  readonly paddingLeft: number;
}

/**
 * Convolutions and pooling of images `[batch, height, width, channels]`.
 *
 * Window (y, x) of the output has its upper left corner at pixel `(y · verticalStride − paddingAbove,
 * x · horizontalStride − paddingLeft)`. Shapes fit, outputs don't overlap inputs.
 */
export interface ImageOperations {
  /**
   * `output[n, y, x, f] ← bias[f] + Σ input · weights` over the window's pixels and channels, weights
   * `[height, width, channels, filters]`; no bias where it is `undefined`. What lies outside of the image
   * is 0; whether it is multiplied with weights that are not finite isn't said.
   */
  convolve(
    input: Tensor,
    weights: Tensor,
    bias: Tensor | undefined,
    geometry: WindowGeometry,
    output: Tensor,
  ): void;
  /** Adds the gradient with respect to the weights of {@link convolve}. */
  addConvolutionWeightGradient(
    input: Tensor,
    outputGradient: Tensor,
    geometry: WindowGeometry,
    weightGradient: Tensor,
  ): void;
  /** `inputGradient ←` the gradient with respect to the input of {@link convolve}. */
  convolutionInputGradient(
    outputGradient: Tensor,
    weights: Tensor,
    geometry: WindowGeometry,
    inputGradient: Tensor,
  ): void;
  /**
   * `output ←` the largest element of each window and channel within the image, of equal ones (−0 and 0)
   * the first; NaN counts as largest.
   */
  maxPool(input: Tensor, geometry: WindowGeometry, output: Tensor): void;
  /** `inputGradient ←` the output's, each at the first of the largest elements of its window. */
  maxPoolGradient(
    input: Tensor,
    output: Tensor,
    outputGradient: Tensor,
    geometry: WindowGeometry,
    inputGradient: Tensor,
  ): void;
  /** `output ←` the mean of each window and channel within the image. */
  averagePool(input: Tensor, geometry: WindowGeometry, output: Tensor): void;
  /** `inputGradient ←` the output's, divided among the elements of its window. */
  averagePoolGradient(
    outputGradient: Tensor,
    geometry: WindowGeometry,
    inputGradient: Tensor,
  ): void;
}
