import type { Backend } from "../../src/backends/backend.js";
import type { InputTensor, Tensor } from "../../src/tensor/index.js";
import { zeros } from "../../src/tensor/index.js";
import { naiveImages } from "./naive-images.js";
import { naiveNormalization } from "./naive-normalization.js";
import { naiveNoise } from "./naive-noise.js";
import { naiveDistortion } from "./naive-distortion.js";
import { naiveActivation, naiveLoss } from "./naive-functions.js";
import { elementPositions, valuesOf } from "./random-tensor.js";

/**
 * Every operation as its definition says, in plain loops over lists of numbers: what the reference
 * backend is held to. Slow, and written without a look at how the reference backend does it.
 */
export function createNaiveBackend(): Backend {
  return {
    name: "naive",
    reason: "tests hold the reference backend to it",
    allocate: (shape, dtype) => zeros(shape, { dtype }),
    release: () => undefined,
    holdConstant: () => () => undefined,
    copy: (source, target) => {
      write(target, values(source));
    },
    fill: (target, value) => {
      const list = values(target).map(() => value);
      write(target, list);
    },
    prepare: () => {
      throw new Error("the naive backend prepares nothing");
    },

    ...naiveImages,
    ...naiveNoise,
    ...naiveNormalization,
    affine(input, weights, bias, output) {
      const product = multiply(rowsOf(input), rowsOf(weights), columnsOf(output));
      const shift = bias === undefined ? undefined : values(bias);
      write(output, product.map((row) => row.map((x, j) => x + (shift?.[j] ?? 0))).flat());
    },
    addTransposedProduct(left, right, output) {
      const product = multiply(
        transpose(rowsOf(left), columnsOf(left)),
        rowsOf(right),
        columnsOf(right),
      );
      const before = values(output);
      write(
        output,
        product.flat().map((x, i) => before[i]! + x),
      );
    },
    productTransposed(left, right, output) {
      const columns = transpose(rowsOf(right), columnsOf(right));
      write(output, multiply(rowsOf(left), columns, columnsOf(output)).flat());
    },
    addColumnSums(input, output) {
      const rows = rowsOf(input);
      write(
        output,
        values(output).map((x, j) => rows.reduce((sum, row) => sum + row[j]!, x)),
      );
    },

    activate(kind, input, output, alpha) {
      write(
        output,
        values(input).map((x) => naiveActivation(kind, x, alpha)),
      );
    },
    activateGradient(kind, input, _output, outputGradient, inputGradient, alpha) {
      const upstream = values(outputGradient);
      const slope = (x: number): number => naiveActivation(kind, x, alpha, true);
      write(
        inputGradient,
        values(input).map((x, i) => upstream[i]! * slope(x)),
      );
    },
    softmax(input, output) {
      write(output, rowsOf(input).flatMap(naiveSoftmax));
    },
    softmaxGradient(output, outputGradient, inputGradient) {
      const gradients = rowsOf(outputGradient);
      const result = rowsOf(output).flatMap((p, i) =>
        p.map((_, j) =>
          total(p.map((pk, k) => gradients[i]![k]! * pk * ((j === k ? 1 : 0) - p[j]!))),
        ),
      );
      write(inputGradient, result);
    },
    rescale(input, scale, offset, output) {
      write(
        output,
        values(input).map((x) => scale * x + offset),
      );
    },

    elementwiseLoss(kind, predictions, targets, parameter, scale, gradient) {
      const wanted = values(targets);
      const losses = values(predictions).map((p, i) => naiveLoss(kind, p, wanted[i]!, parameter));
      if (gradient !== undefined)
        write(
          gradient,
          losses.map(({ slope }) => scale * slope),
        );
      return total(losses.map(({ value }) => value));
    },
    softmaxCrossEntropy(logits, targets, scale, gradient) {
      const wanted = rowsOf(targets);
      const rows = rowsOf(logits).map((row, i) => ({ row, p: naiveSoftmax(row), y: wanted[i]! }));
      if (gradient !== undefined) {
        write(
          gradient,
          rows.flatMap(({ p, y }) => p.map((pj, j) => scale * (pj * total(y) - y[j]!))),
        );
      }
      return total(
        rows.flatMap(({ row, y }) => {
          const shifted = row.map((z) => z - Math.max(...row));
          const logSum = Math.log(total(shifted.map((z) => Math.exp(z))));
          return shifted.map((z, j) => (y[j] === 0 ? 0 : -y[j]! * (z - logSum)));
        }),
      );
    },
    scaledDifference(left, right, scale, output) {
      const other = values(right);
      write(
        output,
        values(left).map((x, i) => scale * (x - other[i]!)),
      );
    },

    gradientStep(value, gradient, { learningRate, weightDecay }) {
      const g = decayed(gradient, value, weightDecay);
      write(
        value,
        values(value).map((w, i) => w - learningRate * g[i]!),
      );
    },
    momentumStep(value, gradient, velocity, { learningRate, weightDecay, momentum, nesterov }) {
      const g = decayed(gradient, value, weightDecay);
      const v = values(velocity).map((old, i) => momentum * old + g[i]!);
      write(velocity, v);
      const step = v.map((x, i) => (nesterov ? g[i]! + momentum * x : x));
      write(
        value,
        values(value).map((w, i) => w - learningRate * step[i]!),
      );
    },
    rmsPropStep(value, gradient, meanSquare, { learningRate, weightDecay, decay, epsilon }) {
      const g = decayed(gradient, value, weightDecay);
      const s = values(meanSquare).map((old, i) => decay * old + (1 - decay) * g[i]! ** 2);
      write(meanSquare, s);
      const step = g.map((x, i) => x / (Math.sqrt(s[i]!) + epsilon));
      write(
        value,
        values(value).map((w, i) => w - learningRate * step[i]!),
      );
    },
    adaGradStep(value, gradient, sumOfSquares, { learningRate, weightDecay, epsilon }) {
      const g = decayed(gradient, value, weightDecay);
      const s = values(sumOfSquares).map((old, i) => old + g[i]! ** 2);
      write(sumOfSquares, s);
      const step = g.map((x, i) => x / (Math.sqrt(s[i]!) + epsilon));
      write(
        value,
        values(value).map((w, i) => w - learningRate * step[i]!),
      );
    },
    adamStep(value, gradient, firstMoment, secondMoment, settings) {
      const { learningRate, weightDecay, beta1, beta2, epsilon, step, decoupled } = settings;
      const g = decoupled ? values(gradient) : decayed(gradient, value, weightDecay);
      const m = values(firstMoment).map((old, i) => beta1 * old + (1 - beta1) * g[i]!);
      const v = values(secondMoment).map((old, i) => beta2 * old + (1 - beta2) * g[i]! ** 2);
      write(firstMoment, m);
      write(secondMoment, v);
      const result = values(value).map((w, i) => {
        const mean = m[i]! / (1 - Math.pow(beta1, step));
        const deviation = Math.sqrt(v[i]! / (1 - Math.pow(beta2, step)));
        const decay = decoupled ? weightDecay * w : 0;
        return w - learningRate * (decay + mean / (deviation + epsilon));
      });
      write(value, result);
    },

    clamp(target, limit) {
      write(
        target,
        values(target).map((x) => (x > limit ? limit : x < -limit ? -limit : x)),
      );
    },
    limitColumnNorms(target, limit) {
      const list = values(target);
      const columns = target.shape.at(-1) ?? 1;
      const norms = Array.from({ length: columns }, (_, j) =>
        Math.sqrt(total(list.filter((_, i) => i % columns === j).map((x) => x ** 2))),
      );
      write(
        target,
        list.map((x, i) => {
          const norm = norms[i % columns]!;
          return norm > limit && norm < Infinity ? (x * limit) / norm : x;
        }),
      );
    },

    sumOfSquares: (input) => total(values(input).map((x) => x ** 2)),
    sumOfMagnitudes: (input) => total(values(input).map((x) => Math.abs(x))),
    isFinite: (input) => values(input).every((x) => Number.isFinite(x)),
    argmaxRows: () => {
      throw new Error("the suite itself knows what argmaxRows gives");
    },
    matchingRows: () => {
      throw new Error("the suite itself knows what matchingRows gives");
    },
    addScaled(source, scale, target) {
      const added = values(source);
      write(
        target,
        values(target).map((x, i) => x + scale * added[i]!),
      );
    },
    approach(source, share, target) {
      const goals = values(source);
      write(
        target,
        values(target).map((x, i) => (1 - share) * x + share * goals[i]!),
      );
    },
    addScaledSign(source, scale, target) {
      const added = values(source).map((x) => (x > 0 ? scale : x < 0 ? -scale : 0));
      const sums = values(target).map((x, i) => x + added[i]!);
      write(target, sums);
    },

    distortImages(images, distortions, output) {
      const [, height, width] = images.shape as [number, number, number];
      const isByte = images.data instanceof Uint8Array;
      const pixels = elementPositions(images as Tensor).map((_, i) => {
        const [y, x] = [Math.floor(i / width) % height, i % width];
        const value = naiveDistortion(images, distortions, Math.floor(i / width / height), y, x);
        // A half goes to the even number.
        return isByte ? Math.floor(value + 0.5) - (value % 2 === 0.5 ? 1 : 0) : value;
      });
      write(output as Tensor, pixels);
    },
  };
}

function values(tensor: InputTensor): number[] {
  return valuesOf(tensor as Tensor);
}

function write(tensor: Tensor, list: readonly number[]): void {
  elementPositions(tensor).forEach((position, i) => (tensor.data[position] = list[i]!));
}

function columnsOf(matrix: Tensor): number {
  return matrix.shape[1]!;
}

function rowsOf(matrix: Tensor): number[][] {
  const list = valuesOf(matrix);
  const columns = columnsOf(matrix);
  return Array.from({ length: matrix.shape[0]! }, (_, i) =>
    list.slice(i * columns, (i + 1) * columns),
  );
}

function transpose(rows: readonly number[][], columns: number): number[][] {
  return Array.from({ length: columns }, (_, j) => rows.map((row) => row[j]!));
}

function multiply(
  left: readonly number[][],
  right: readonly number[][],
  columns: number,
): number[][] {
  return left.map((row) =>
    Array.from({ length: columns }, (_, j) => {
      let sum = 0;
      for (let k = 0; k < row.length; k++) sum += row[k]! * right[k]![j]!;
      return sum;
    }),
  );
}

function naiveSoftmax(row: readonly number[]): number[] {
  const exponentials = row.map((z) => Math.exp(z - Math.max(...row)));
  return exponentials.map((x) => x / total(exponentials));
}

function total(list: readonly number[]): number {
  return list.reduce((sum, x) => sum + x, 0);
}

function decayed(gradient: Tensor, value: Tensor, weightDecay: number): number[] {
  const w = values(value);
  return values(gradient).map((g, i) => g + weightDecay * w[i]!);
}
