import type { Backend, Tensor } from "../ndnet.js";
import type { DType } from "../work.js";
import { filled } from "./filled.js";
import type { Kernel } from "./kernels.js";
import {
  lenetConvolutions,
  outputShape,
  realProducts,
  type LenetConvolution,
} from "./lenet-convolutions.js";

const batch = 128;
const wanted = 0.5;

/** The convolutions of LeNet-5; products with zeros around images don't count as operations. */
export function convolutionKernels(backend: Backend, dtype: DType): Kernel[] {
  return lenetConvolutions.flatMap((one) => kernelsOf(backend, dtype, one));
}

function kernelsOf(backend: Backend, dtype: DType, one: LenetConvolution): Kernel[] {
  const { name, image, window, padding, filters } = one;
  const channels = image[2];
  const geometry = {
    ...{ height: window, width: window, verticalStride: 1, horizontalStride: 1 },
    ...{ paddingAbove: padding, paddingLeft: padding },
  };
  const make = (...shape: number[]): Tensor => filled(backend, shape, dtype);
  const [input, output] = [make(batch, ...image), make(batch, ...outputShape(one))];
  const weights = make(window, window, channels, filters);
  const [bias, gradient, inputGradient] = [
    make(filters),
    make(window, window, channels, filters),
    make(batch, ...image),
  ];
  const operations = 2 * batch * realProducts(one);
  const title = `convolution ${name} of LeNet-5`;
  const inputGradientKernel: Kernel = {
    name: `${title}, input gradient`,
    operations,
    wanted,
    run: () => backend.convolutionInputGradient(output, weights, geometry, inputGradient),
  };
  return [
    {
      name: `${title}, forward`,
      operations,
      wanted,
      run: () => backend.convolve(input, weights, bias, geometry, output),
    },
    {
      name: `${title}, weight gradient`,
      operations,
      wanted,
      run: () => backend.addConvolutionWeightGradient(input, output, geometry, gradient),
    },
    // Nobody asks for the gradient with respect to the images.
    ...(name === "C1" ? [] : [inputGradientKernel]),
  ];
}
