import type { Backend, Tensor } from "../ndnet.js";
import type { DType } from "../work.js";
import { filled } from "./filled.js";
import type { Kernel } from "./kernels.js";

/** A convolution of LeNet-5, by the name that its paper gives it. */
interface Convolution {
  readonly name: string;
  readonly image: readonly [height: number, width: number, channels: number];
  readonly window: number;
  readonly padding: number;
  readonly filters: number;
}

const batch = 128;
const convolutions: readonly Convolution[] = [
  { name: "C1", image: [28, 28, 1], window: 5, padding: 2, filters: 6 },
  { name: "C3", image: [14, 14, 6], window: 5, padding: 0, filters: 16 },
  { name: "C5", image: [5, 5, 16], window: 5, padding: 0, filters: 120 },
];
const wanted = 0.5;

/** The convolutions of LeNet-5; zeros around images count as operations. */
export function convolutionKernels(backend: Backend, dtype: DType): Kernel[] {
  return convolutions.flatMap((one) => kernelsOf(backend, dtype, one));
}

function kernelsOf(backend: Backend, dtype: DType, one: Convolution): Kernel[] {
  const { name, image, window, padding, filters } = one;
  const [height, width, channels] = image;
  const rows = height + 2 * padding - window + 1;
  const columns = width + 2 * padding - window + 1;
  const geometry = {
    ...{ height: window, width: window, verticalStride: 1, horizontalStride: 1 },
    ...{ paddingAbove: padding, paddingLeft: padding },
  };
  const make = (...shape: number[]): Tensor => filled(backend, shape, dtype);
  const [input, output] = [make(batch, ...image), make(batch, rows, columns, filters)];
  const weights = make(window, window, channels, filters);
  const [bias, gradient, inputGradient] = [
    make(filters),
    make(window, window, channels, filters),
    make(batch, ...image),
  ];
  const operations = 2 * batch * rows * columns * window * window * channels * filters;
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
