import ndarray from "ndarray";
import type { Backend } from "../../../../src/backends/backend.js";
import {
  dtypeOf,
  elementCount,
  type DType,
  type Shape,
  type Tensor,
} from "../../../../src/tensor/index.js";
import { laidOut, randomValues } from "../../../support/random-tensor.js";

/** One operation on fixed operands that lie in the backend's memory. */
export interface KernelJob {
  readonly title: string;
  /** Whether its kernels are cut into chunks; sums of a whole tensor are not. */
  readonly shared: boolean;
  /** Runs the operation and gives the tensors that it wrote. */
  readonly run: (backend: Backend, tensor: TensorMaker) => readonly Tensor[];
}

/** A tensor of random values in [−2, 2) in the backend's memory. */
export type TensorMaker = (shape: Shape, seed: number) => Tensor;

const drawn = new Map<string, readonly number[]>();

/** Random tensors of `backend`, the same for the same shape and seed. */
export function tensorMaker(backend: Backend, dtype: DType): TensorMaker {
  return (shape, seed) => {
    const key = [dtype, seed, ...shape].join(" ");
    const values = drawn.get(key) ?? randomValues(elementCount(shape), dtype, seed);
    drawn.set(key, values);
    const tensor = backend.allocate(shape, dtype);
    tensor.data.set(values);
    return tensor;
  };
}

function plane32({ data }: Tensor): Float32Array {
  return Float32Array.from(data);
}

const rows = 75;
const inputs = 140;
const units = 45;
const count = 5000;
/** Windows of 3 × 3 at every pixel. */
const windows = {
  ...{ height: 3, width: 3, verticalStride: 1, horizontalStride: 1 },
  ...{ paddingAbove: 1, paddingLeft: 1 },
};
const settings = { learningRate: 0.1, weightDecay: 0.01 };

function job(title: string, run: KernelJob["run"], shared = true): KernelJob {
  return { title, run, shared };
}

/** Every kernel that runs on tensors, in sizes that leave edges. */
export const kernelJobs: readonly KernelJob[] = [
  job("affine", (backend, tensor) => {
    const output = tensor([rows, units], 4);
    backend.affine(
      tensor([rows, inputs], 1),
      tensor([inputs, units], 2),
      tensor([units], 3),
      output,
    );
    return [output];
  }),
  job("addTransposedProduct", (backend, tensor) => {
    const gradient = tensor([inputs, units], 3);
    backend.addTransposedProduct(tensor([rows, inputs], 1), tensor([rows, units], 2), gradient);
    return [gradient];
  }),
  job("productTransposed", (backend, tensor) => {
    const output = tensor([rows, inputs], 3);
    backend.productTransposed(tensor([rows, units], 1), tensor([inputs, units], 2), output);
    return [output];
  }),
  job("addColumnSums", (backend, tensor) => {
    const sums = tensor([inputs], 2);
    backend.addColumnSums(tensor([rows, inputs], 1), sums);
    return [sums];
  }),
  ...(["relu", "elu", "gelu", "softplus", "sigmoid", "tanh"] as const).flatMap((kind) => [
    job(`activate ${kind}`, (backend, tensor) => {
      const output = tensor([count], 2);
      backend.activate(kind, tensor([count], 1), output, 0.5);
      return [output];
    }),
    job(`activateGradient ${kind}`, (backend, tensor) => {
      const [input, output, gradient] = [
        tensor([count], 1),
        tensor([count], 2),
        tensor([count], 3),
      ];
      backend.activateGradient(kind, input, output, gradient, gradient, 0.5);
      return [gradient];
    }),
  ]),
  job("softmax and its gradient", (backend, tensor) => {
    const [output, gradient] = [tensor([rows, units], 2), tensor([rows, units], 3)];
    backend.softmax(tensor([rows, units], 1), output);
    backend.softmaxGradient(output, gradient, gradient);
    return [output, gradient];
  }),
  job("rescale", (backend, tensor) => {
    const output = tensor([count], 2);
    backend.rescale(tensor([count], 1), 0.1, 0.3, output);
    return [output];
  }),
  job("fill", (backend, tensor) => {
    const output = tensor([count], 1);
    backend.fill(output, 0.1);
    return [output];
  }),
  job("scaledDifference", (backend, tensor) => {
    const output = tensor([count], 3);
    backend.scaledDifference(tensor([count], 1), tensor([count], 2), 0.3, output);
    return [output];
  }),
  job("addScaled, addScaledSign and approach", (backend, tensor) => {
    const target = tensor([count], 2);
    backend.addScaled(tensor([count], 1), 0.3, target);
    backend.addScaledSign(tensor([count], 3), 0.3, target);
    backend.approach(tensor([count], 4), 0.3, target);
    return [target];
  }),
  job("argmaxRows", (backend, tensor) => {
    const positions = new Int32Array(rows);
    backend.argmaxRows(tensor([rows, units], 1), positions);
    return [laidOut(positions, [rows], "float64", "contiguous")];
  }),
  job("matchingRows", (backend, tensor) => {
    const matching = backend.matchingRows(tensor([300, 10], 1), tensor([300, 10], 2));
    return [laidOut([matching], [1], "float64", "contiguous")];
  }),
  job("gradientStep and momentumStep", (backend, tensor) => {
    const [value, velocity] = [tensor([count], 1), tensor([count], 2)];
    backend.gradientStep(value, tensor([count], 3), settings);
    const more = { ...settings, momentum: 0.9, nesterov: true };
    backend.momentumStep(value, tensor([count], 3), velocity, more);
    return [value, velocity];
  }),
  job("rmsPropStep and adaGradStep", (backend, tensor) => {
    const [value, squares, sums] = [tensor([count], 1), tensor([count], 2), tensor([count], 3)];
    for (const { data } of [squares, sums]) data.fill(0.5);
    const more = { ...settings, epsilon: 1e-7 };
    backend.rmsPropStep(value, tensor([count], 4), squares, { ...more, decay: 0.9 });
    backend.adaGradStep(value, tensor([count], 4), sums, more);
    return [value, squares, sums];
  }),
  job("adamStep", (backend, tensor) => {
    const [value, first, second] = [tensor([count], 1), tensor([count], 2), tensor([count], 3)];
    second.data.fill(0.5);
    const more = {
      ...settings,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-7,
      step: 3,
      decoupled: false,
    };
    backend.adamStep(value, tensor([count], 4), first, second, more);
    return [value, first, second];
  }),
  job("convolve and its gradients", (backend, tensor) => {
    const [images, filters, gradients] = [
      [9, 13, 11, 5],
      [3, 3, 5, 12],
      [9, 13, 11, 12],
    ];
    const [weights, output, input] = [tensor(filters, 2), tensor(gradients, 3), tensor(images, 4)];
    backend.convolve(tensor(images, 1), weights, tensor([12], 5), windows, output);
    backend.convolutionInputGradient(tensor(gradients, 6), weights, windows, input);
    backend.addConvolutionWeightGradient(tensor(images, 1), output, windows, weights);
    return [output, input, weights];
  }),
  job("maxPool, averagePool and their gradients", (backend, tensor) => {
    const shape = [9, 13, 11, 5];
    const [input, gradient] = [tensor(shape, 1), tensor(shape, 2)];
    const outputs = [tensor(shape, 3), tensor(shape, 4), tensor(shape, 5), tensor(shape, 6)];
    const [largest, largestGradient, mean, meanGradient] = outputs as [
      Tensor,
      Tensor,
      Tensor,
      Tensor,
    ];
    backend.maxPool(input, windows, largest);
    backend.maxPoolGradient(input, largest, gradient, windows, largestGradient);
    backend.averagePool(input, windows, mean);
    backend.averagePoolGradient(gradient, windows, meanGradient);
    return outputs;
  }),
  job("columnMoments, normalizeColumns and its gradient", (backend, tensor) => {
    const shape = [300, units];
    const [mean, variance, output] = [tensor([units], 1), tensor([units], 2), tensor(shape, 3)];
    const scale = { gamma: tensor([units], 4), beta: tensor([units], 5) };
    const gradient = { gamma: tensor([units], 6), beta: tensor([units], 7) };
    const [input, inputGradient] = [tensor(shape, 8), tensor(shape, 9)];
    backend.columnMoments(input, mean, variance);
    const statistics = { mean, variance, epsilon: 0.001, areOfInput: true };
    backend.normalizeColumns(input, statistics, scale, output);
    const pass = { input, gamma: scale.gamma, outputGradient: tensor(shape, 10), inputGradient };
    backend.normalizeColumnsGradient(pass, statistics, gradient);
    return [mean, variance, output, inputGradient, gradient.gamma, gradient.beta];
  }),
  job("standardizeColumns, of sparse rows and others, and products", (backend, tensor) => {
    const [mean, deviation] = [tensor([inputs], 1), tensor([inputs], 2)];
    const [weights, gradient] = [tensor([inputs, units], 3), tensor([inputs, units], 4)];
    const [product, elements] = [tensor([rows, units], 5), tensor([rows, inputs], 6)];
    const data = tensor([rows, inputs], 7);
    backend.standardizeColumns(data, mean, deviation, elements);
    data.data.forEach((_, i) => {
      if (i % 3 !== 0) data.data[i] = 0;
    });
    const dtype = dtypeOf(data);
    const prepared = backend.prepare(data, { dtype, blockRows: rows, productsOnly: true });
    const standardized = tensor([rows, inputs], 8);
    backend.standardizeColumns(prepared.read(undefined, 0, rows), mean, deviation, standardized);
    backend.affine(standardized, weights, tensor([units], 9), product);
    backend.addTransposedProduct(standardized, tensor([rows, units], 10), gradient);
    prepared.dispose();
    return [elements, product, gradient];
  }),
  job("normalizeRows and its gradient", (backend, tensor) => {
    const shape = [300, units];
    const [output, input, inputGradient] = [tensor(shape, 1), tensor(shape, 2), tensor(shape, 3)];
    const scale = { gamma: tensor([units], 4), beta: tensor([units], 5) };
    const gradient = { gamma: tensor([units], 6), beta: tensor([units], 7) };
    backend.normalizeRows(input, 0.001, scale, output);
    const pass = { input, gamma: scale.gamma, outputGradient: tensor(shape, 10), inputGradient };
    backend.normalizeRowsGradient(pass, 0.001, gradient);
    return [output, inputGradient, gradient.gamma, gradient.beta];
  }),
  job("dropout and addGaussianNoise", (backend, tensor) => {
    const [dropped, noisy] = [tensor([count], 2), tensor([count], 3)];
    backend.dropout(tensor([count], 1), 0.4, [3, 2 ** 32 - 5], dropped);
    backend.addGaussianNoise(tensor([count], 1), 0.3, [2 ** 32 - 1, 7], noisy);
    return [dropped, noisy];
  }),
  job("clamp", (backend, tensor) => {
    const target = tensor([count], 1);
    backend.clamp(target, 0.7);
    return [target];
  }),
  job("limitColumnNorms", (backend, tensor) => {
    const [wide, narrow] = [tensor([rows, inputs], 1), tensor([inputs, units], 2)];
    backend.limitColumnNorms(wide, 9.5);
    backend.limitColumnNorms(narrow, 14);
    return [wide, narrow];
  }),
  job("distortImages", (backend, tensor) => {
    const shape = [11, 28, 27];
    const [images, output] = [tensor(shape, 1), tensor(shape, 2)];
    const [maps, plane] = [tensor([11, 6], 3), tensor([32, 40], 4)];
    const distortions = {
      maps: Float32Array.from(
        maps.data,
        (x, i) => (i % 3 === 2 ? 13 : [1, 0, 0, 0, 1][i % 6]!) + x,
      ),
      fields: { horizontal: plane32(plane), vertical: plane32(tensor([32, 40], 5)), columns: 40 },
      windows: Int32Array.from({ length: 22 }, (_, i) => 40 * (i % 5) + i / 2),
      fill: 0,
    };
    backend.distortImages(images, distortions, output);
    const bytes = Uint8Array.from(images.data, (x) => Math.abs(60 * x));
    const distorted = ndarray(new Uint8Array(bytes.length), shape);
    backend.distortImages(ndarray(bytes, shape), distortions, distorted);
    return [output, laidOut(distorted.data, shape, "float64", "contiguous")];
  }),
  job("elementwiseLoss", (backend, tensor) => {
    const [left, right, gradient] = [tensor([count], 1), tensor([count], 2), tensor([count], 3)];
    const losses = (["huber", "crossEntropy"] as const).flatMap((kind) => [
      backend.elementwiseLoss(kind, left, right, 2.5, 0.1, gradient),
      backend.elementwiseLoss(kind, left, right, 2.5, 0.1, undefined),
    ]);
    return [gradient, laidOut(losses, [losses.length], "float64", "contiguous")];
  }),
  job("softmaxCrossEntropy", (backend, tensor) => {
    const shape = [rows, units];
    const gradient = tensor(shape, 3);
    const losses = [
      backend.softmaxCrossEntropy(tensor(shape, 1), tensor(shape, 2), 0.1, gradient),
      backend.softmaxCrossEntropy(tensor(shape, 1), tensor(shape, 2), 0.1, undefined),
    ];
    return [gradient, laidOut(losses, [2], "float64", "contiguous")];
  }),
  job(
    "sumOfSquares and sumOfMagnitudes",
    (backend, tensor) => {
      const input = tensor([count], 1);
      const sums = [backend.sumOfSquares(input), backend.sumOfMagnitudes(input)];
      return [laidOut(sums, [2], "float64", "contiguous")];
    },
    false,
  ),
];
