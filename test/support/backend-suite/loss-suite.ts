import { expect, test } from "vitest";
import type { ElementwiseLoss } from "../../../src/backends/operations/loss-operations.js";
import { elementCount, type DType, type Shape } from "../../../src/tensor/index.js";
import { randomValues } from "../random-tensor.js";
import { compare, input, inputOf, output, type Operand } from "./compare.js";
import { dtypes, edgeSizes, type SuiteContext, type SuiteLayout } from "./context.js";

const shapes: readonly Shape[] = [...edgeSizes.map((size) => [size, 3]), [33], [2, 3, 5]];

const distances: readonly ElementwiseLoss[] = ["squaredError", "absoluteError", "huber"];
const entropies: readonly ElementwiseLoss[] = ["binaryCrossEntropy", "crossEntropy"];

export function describeLosses(context: SuiteContext): void {
  context.describeOperation("elementwiseLoss", () => {
    for (const dtype of dtypes) {
      for (const kind of distances) describeDistance(context, kind, dtype);
      for (const kind of entropies) describeEntropy(context, kind, dtype);
    }
  });
  context.describeOperation("scaledDifference", () => {
    for (const dtype of dtypes) describeDifference(context, dtype);
  });
}

interface LossCase {
  readonly kind: ElementwiseLoss;
  readonly predictions: Operand;
  readonly targets: Operand;
  readonly parameter: number;
  readonly dtype: DType;
  readonly layout?: SuiteLayout;
  readonly scale?: readonly number[];
}

function check(context: SuiteContext, lossCase: LossCase): void {
  const { kind, predictions, targets, parameter, dtype, layout = "contiguous", scale } = lossCase;
  compare(context, {
    dtype,
    layout,
    operands: [predictions, targets, output(predictions.shape)],
    run: (backend, [p, y, gradient]) => {
      const withGradient = backend.elementwiseLoss(kind, p!, y!, parameter, 0.5, gradient);
      const alone = backend.elementwiseLoss(kind, p!, y!, parameter, 0.5, undefined);
      return Object.is(withGradient, alone) ? alone : -1;
    },
    tolerance: { relative: context.bound(dtype) },
    numberScale: elementCount(predictions.shape),
    ...(scale === undefined ? {} : { scale }),
  });
}

function describeDistance(context: SuiteContext, kind: ElementwiseLoss, dtype: DType): void {
  const bound = context.bound(dtype);
  test(`${kind} has error < ${bound} an element, its gradient relative error < ${bound}, in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of shapes) {
        const predictions = input(shape, dtype, 41);
        const targets = input(shape, dtype, 42);
        check(context, { kind, predictions, targets, parameter: 0.75, dtype, layout });
      }
    }
  });
  test(`${kind} where prediction and target are the same is 0 and has gradient 0 in ${dtype}`, () => {
    const predictions = input([9], dtype, 43);
    check(context, { kind, predictions, targets: predictions, parameter: 0.75, dtype });
  });
  test(`${kind} of a NaN is NaN, its gradient NaN in that element alone, in ${dtype}`, () => {
    const predictions = inputOf([5], dtype, [1, Number.NaN, 3, 4, 5]);
    const targets = input([5], dtype, 44);
    check(context, { kind, predictions, targets, parameter: 0.75, dtype });
  });
}

function describeEntropy(context: SuiteContext, kind: ElementwiseLoss, dtype: DType): void {
  const bound = context.bound(dtype);
  test(`${kind} has error < ${bound} an element, its gradient error < ${bound} of y/p + (1 − y)/(1 − p), in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of shapes) {
        const count = elementCount(shape);
        const probability = (seed: number): number[] =>
          randomValues(count, dtype, seed).map((value) => 0.02 + 0.24 * (value + 2));
        const predictions = inputOf(shape, dtype, probability(45));
        const soft = probability(46).map((value, i) => [0, 1, value][i % 3]!);
        const targets = inputOf(shape, dtype, soft);
        const scale = predictions.values.map((p, i) => {
          const y = targets.values[i]!;
          return 0.5 * (y / p + (1 - y) / (1 - p));
        });
        check(context, { kind, predictions, targets, parameter: 1e-6, dtype, layout, scale });
      }
    }
  });
  test(`${kind} counts 0 · log 0 as 0 in ${dtype}`, () => {
    const sure = inputOf([4], dtype, [0, 0, 1, 1]);
    check(context, { kind, predictions: sure, targets: sure, parameter: 0, dtype });
  });
}

function describeDifference(context: SuiteContext, dtype: DType): void {
  const relative = context.bound(dtype);
  const smallest = dtype === "float32" ? 2 ** -100 : 2 ** -996;
  test(`scaledDifference closer to 0 than ${smallest} is 0, and stays from there on, in ${dtype}`, () => {
    const left = [smallest, -smallest, smallest * 0.999, -smallest / 8, 0, Number.NaN, Infinity];
    const operands = [
      inputOf([7], dtype, left),
      inputOf(
        [7],
        dtype,
        left.map(() => 0),
      ),
    ];
    const [x, y] = operands.map(({ values, shape }) =>
      context.place(values, shape, dtype, "contiguous"),
    );
    context.backend.scaledDifference(x!, y!, 1, x!);
    const kept = [smallest, -smallest, 0, 0, 0, Number.NaN, Infinity];
    expect(Array.from({ length: 7 }, (_, i) => x!.get(i) + 0)).toEqual(kept);
  });
  test(`scaledDifference has relative error < ${relative} in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of shapes) {
        compare(context, {
          dtype,
          layout,
          operands: [input(shape, dtype, 47), input(shape, dtype, 48), output(shape)],
          run: (backend, [left, right, result]) => {
            backend.scaledDifference(left!, right!, 0.125, result!);
            return undefined;
          },
          tolerance: { relative },
        });
      }
    }
  });
}
