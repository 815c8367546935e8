import type { Backend, Tensor } from "../ndnet.js";
import type { DType } from "../work.js";
import { filled } from "./filled.js";
import { outputShape, type LenetConvolution } from "./lenet-convolutions.js";

/** A convolution and its gradients in ndnet, each ready to be run again and again. */
export interface ConvolutionRuns {
  forward(): void;
  inputGradient(): void;
  weightGradient(): void;
}

/** On a batch of images in the backend's own memory; the output stands for its gradient too. */
export function convolutionRuns(
  backend: Backend,
  dtype: DType,
  convolution: LenetConvolution,
  batch: number,
): ConvolutionRuns {
  const { image, window, filters } = convolution;
  const geometry = {
    ...{ height: window, width: window, verticalStride: 1, horizontalStride: 1 },
    ...{ paddingAbove: 0, paddingLeft: 0 },
  };
  const make = (...shape: number[]): Tensor => filled(backend, shape, dtype);
  const [input, output] = [make(batch, ...image), make(batch, ...outputShape(convolution))];
  const [weights, bias] = [make(window, window, image[2], filters), make(filters)];
  const [gradient, inputGradient] = [
    make(window, window, image[2], filters),
    make(batch, ...image),
  ];
  return {
    forward: () => backend.convolve(input, weights, bias, geometry, output),
    inputGradient: () => backend.convolutionInputGradient(output, weights, geometry, inputGradient),
    weightGradient: () => backend.addConvolutionWeightGradient(input, output, geometry, gradient),
  };
}
