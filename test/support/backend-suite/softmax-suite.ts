import { expect, test } from "vitest";
import type { DType, Shape } from "../../../src/tensor/index.js";
import { laidOut, valuesOf } from "../random-tensor.js";
import { compare, input, inputOf, output, type Operand } from "./compare.js";
import { dtypes, edgeSizes, type SuiteContext, type SuiteLayout } from "./context.js";

const shapes: readonly (readonly [number, number])[] = [
  ...edgeSizes.map((size) => [size, 10] as const),
  ...edgeSizes.filter((size) => size > 0).map((size) => [3, size] as const),
];

/** Rows whose exponentials would overflow or vanish, with masked logits, alone and in part. */
const extremeRows = [
  [1000, 999, -1000, 0],
  [-1000, -1000, -1001, -1000],
  [Number.NEGATIVE_INFINITY, 1, 2, Number.NEGATIVE_INFINITY],
  [0, 0, 0, 0],
];

/** Rows that have no probabilities, between two that have. */
const undefinedRows = [
  [1, 2, 3, 4],
  [1, Number.NaN, 3, 4],
  [1, Number.POSITIVE_INFINITY, 3, 4],
  new Array<number>(4).fill(Number.NEGATIVE_INFINITY),
  [4, 3, 2, 1],
];

export function describeSoftmax(context: SuiteContext): void {
  context.describeOperation("softmax", () => {
    for (const dtype of dtypes) describeProbabilities(context, dtype);
  });
  context.describeOperation("softmaxGradient", () => {
    for (const dtype of dtypes) describeJacobian(context, dtype);
  });
  context.describeOperation("softmaxCrossEntropy", () => {
    for (const dtype of dtypes) describeCrossEntropy(context, dtype);
  });
}

function describeProbabilities(context: SuiteContext, dtype: DType): void {
  const relative = context.bound(dtype);
  const check = (logits: Operand, layout: SuiteLayout = context.layouts[0]!): void => {
    compare(context, {
      dtype,
      layout,
      operands: [logits, output(logits.shape)],
      run: (backend, [z, result]) => {
        backend.softmax(z!, result!);
        return undefined;
      },
      tolerance: { relative },
    });
  };
  test(`softmax has relative error < ${relative} in ${dtype} for logits in [−2, 2), ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of shapes) check(input(shape, dtype, 31), layout);
    }
  });
  test(`softmax of logits up to ±1000 and of masked ones has relative error < ${relative} in ${dtype}`, () => {
    check(inputOf([extremeRows.length, 4], dtype, extremeRows.flat()));
  });
  test(`softmax makes a row of NaN of one that holds NaN or Infinity, or −Infinity alone, in ${dtype}`, () => {
    check(inputOf([undefinedRows.length, 4], dtype, undefinedRows.flat()));
  });
}

function describeJacobian(context: SuiteContext, dtype: DType): void {
  const relative = context.bound(dtype);
  test(`softmaxGradient has error < ${relative} of pⱼ·(|gⱼ| + Σ|gₖ|·pₖ) in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of shapes) {
        const probabilities = inputOf(shape, dtype, softmaxOf(context, input(shape, dtype, 32)));
        const gradient = input(shape, dtype, 33);
        const [, columns] = shape;
        const weight = gradient.values.map((g, i) => Math.abs(g) * probabilities.values[i]!);
        const sums = rowSums(weight, columns);
        compare(context, {
          dtype,
          layout,
          operands: [probabilities, gradient, output(shape)],
          run: (backend, [p, g, result]) => {
            backend.softmaxGradient(p!, g!, result!);
            return undefined;
          },
          tolerance: { relative },
          scale: weight.map(
            (value, i) => value + probabilities.values[i]! * sums[Math.floor(i / columns)]!,
          ),
        });
      }
    }
  });
}

function describeCrossEntropy(context: SuiteContext, dtype: DType): void {
  const relative = context.bound(dtype);
  const check = (
    logits: Operand,
    targets: Operand,
    layout: SuiteLayout = context.layouts[0]!,
    numberScale = 0,
  ): void => {
    const { shape } = logits;
    const sums = rowSums(targets.values.map(Math.abs), shape[1]!);
    compare(context, {
      dtype,
      layout,
      operands: [logits, targets, output(shape)],
      run: (backend, [z, y, gradient]) => {
        const withGradient = backend.softmaxCrossEntropy(z!, y!, 0.125, gradient);
        const alone = backend.softmaxCrossEntropy(z!, y!, 0.125, undefined);
        return Object.is(withGradient, alone) ? alone : -1;
      },
      tolerance: { relative },
      scale: targets.values.map((_, i) => 0.125 * sums[Math.floor(i / shape[1]!)]!),
      numberScale,
    });
  };
  test(`softmaxCrossEntropy and its gradient have error < ${relative} of Σy·(|z| + log columns) in ${dtype}, one-hot targets, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of shapes) {
        const numberScale = shape[0] * (4 + Math.log(shape[1]));
        check(input(shape, dtype, 34), oneHot(shape, dtype), layout, numberScale);
      }
    }
  });
  test(`softmaxCrossEntropy with soft targets has error < ${relative} of Σ|y|·(|z| + log columns) in ${dtype}`, () => {
    for (const shape of shapes) {
      const numberScale = 2 * shape[0] * shape[1] * (4 + Math.log(shape[1]));
      check(input(shape, dtype, 35), input(shape, dtype, 36), "mixed", numberScale);
    }
  });
  test(`softmaxCrossEntropy writes 0 for gradients closer to 0 than 2⁻¹⁰⁰ or 2⁻⁹⁹⁶ in ${dtype}`, () => {
    const far = dtype === "float32" ? [0, -69, -70, -80, -100] : [0, -690, -691, -700, -740];
    const [logits, targets] = [far, [1, 0, 0, 0, 0]].map((values) =>
      context.place(values, [1, 5], dtype, "contiguous"),
    );
    const loss = context.backend.softmaxCrossEntropy(logits!, targets!, 1, logits);
    const written = Array.from({ length: 5 }, (_, i) => logits!.get(0, i) + 0);
    expect(loss).toBeLessThan(1e-29);
    expect(written[1]).toBeGreaterThan(0);
    expect([0, ...written.slice(2)]).toEqual([written[0], 0, 0, 0]);
  });
  test(`softmaxCrossEntropy of logits up to ±1000 and of masked ones has error < ${relative} in ${dtype}`, () => {
    const shape = [extremeRows.length, 4];
    const targets = [0, 1, 0, 0, 1, 0, 0, 0, 0, 0.5, 0.5, 0, 0.25, 0.25, 0.25, 0.25];
    check(inputOf(shape, dtype, extremeRows.flat()), inputOf(shape, dtype, targets));
  });
}

function softmaxOf(context: SuiteContext, logits: Operand): number[] {
  const tensor = laidOut(logits.values, logits.shape, "float64", "contiguous");
  context.oracle.softmax(tensor, tensor);
  return valuesOf(tensor);
}

function oneHot(shape: Shape, dtype: DType): Operand {
  const [rows, columns] = shape as [number, number];
  const values = new Array<number>(rows * columns).fill(0);
  for (let i = 0; i < rows; i++) values[i * columns + ((7 * i) % columns)] = 1;
  return inputOf(shape, dtype, values);
}

function rowSums(values: readonly number[], columns: number): number[] {
  const sums: number[] = [];
  values.forEach((value, i) => {
    const row = Math.floor(i / columns);
    sums[row] = (sums[row] ?? 0) + value;
  });
  return sums;
}
