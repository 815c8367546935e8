import { test } from "vitest";
import type { ElementwiseActivation } from "../../../src/backends/operations/activation-operations.js";
import { elementCount, type DType, type Shape } from "../../../src/tensor/index.js";
import { laidOut, randomValues, round, valuesOf } from "../random-tensor.js";
import { compare, input, inputOf, output } from "./compare.js";
import { dtypes, edgeSizes, type SuiteContext, type SuiteLayout } from "./context.js";

const kinds: readonly ElementwiseActivation[] = [
  "relu",
  "leakyRelu",
  "elu",
  "gelu",
  "geluTanh",
  "silu",
  "softplus",
  "sigmoid",
  "tanh",
];

const shapes: readonly Shape[] = [...edgeSizes.map((size) => [size]), [5, 33], [2, 3, 5]];

const alpha = 0.25;

/** Zeros, numbers at which exponentials saturate, the smallest and the largest numbers. */
const edgeValues: Readonly<Record<DType, readonly number[]>> = {
  float32: [0, -0, 1e-45, -1e-45, 1e-30, -1e-30, 20, -20, 88, -88, 104, -104, 3.4e38, -3.4e38],
  float64: [0, -0, 5e-324, -5e-324, 1e-200, -1e-200, 37, -37, 709, -709, 746, -746, 1e308, -1e308],
};

const notFinite = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

/** Activations of single elements; softmax has a suite of its own. */
export function describeActivations(context: SuiteContext): void {
  context.describeOperation("activate", () => {
    for (const kind of kinds) describeValues(context, kind);
  });
  context.describeOperation("activateGradient", () => {
    for (const kind of kinds) describeGradients(context, kind);
  });
  context.describeOperation("rescale", () => {
    describeRescale(context);
  });
}

function describeValues(context: SuiteContext, kind: ElementwiseActivation): void {
  for (const dtype of dtypes) {
    const relative = context.bound(dtype);
    const check = (
      values: readonly number[],
      shape: Shape,
      layout: SuiteLayout = context.layouts[0]!,
    ): void => {
      const operands = [inputOf(shape, dtype, values), output(shape)];
      compare(context, {
        dtype,
        layout,
        operands,
        run: (backend, [x, result]) => {
          backend.activate(kind, x!, result!, alpha);
          return undefined;
        },
        tolerance: { relative },
        scale: values.map((value) => Math.min(1, Math.abs(value))),
      });
    };
    test(`${kind} has error < ${relative} of max(|${kind}(x)|, min(1, |x|)) in ${dtype}, ${context.operandsTested}`, () => {
      for (const layout of context.layouts) {
        for (const shape of shapes) check(spread(shape, dtype), shape, layout);
      }
    });
    test(`${kind} of zeros, of the smallest and of the largest numbers has error < ${relative} in ${dtype}`, () => {
      check(edgeValues[dtype], [edgeValues[dtype].length]);
    });
    test(`${kind} of NaN is NaN, of ±Infinity its limit, in ${dtype}`, () => {
      check([...notFinite, 1, 2], [5]);
    });
  }
}

function describeGradients(context: SuiteContext, kind: ElementwiseActivation): void {
  for (const dtype of dtypes) {
    const relative = context.bound(dtype);
    const check = (
      values: readonly number[],
      shape: Shape,
      layout: SuiteLayout = context.layouts[0]!,
    ): void => {
      const inputs = inputOf(shape, dtype, values);
      const activated = laidOut(inputs.values, shape, "float64", "contiguous");
      context.oracle.activate(kind, activated, activated, alpha);
      const gradient = input(shape, dtype, 22);
      compare(context, {
        dtype,
        layout,
        operands: [inputs, inputOf(shape, dtype, valuesOf(activated)), gradient, output(shape)],
        run: (backend, [x, y, outputGradient, result]) => {
          backend.activateGradient(kind, x!, y!, outputGradient!, result!, alpha);
          return undefined;
        },
        tolerance: { relative },
        scale: gradient.values.map(Math.abs),
      });
    };
    test(`the gradient of ${kind} has error < ${relative} of |outputGradient| in ${dtype}, ${context.operandsTested}`, () => {
      for (const layout of context.layouts) {
        for (const shape of shapes) check(spread(shape, dtype), shape, layout);
      }
    });
    test(`the gradient of ${kind} at zeros, at the smallest and the largest numbers has error < ${relative} in ${dtype}`, () => {
      check(edgeValues[dtype], [edgeValues[dtype].length]);
    });
  }
}

function describeRescale(context: SuiteContext): void {
  for (const dtype of dtypes) {
    const relative = context.bound(dtype);
    test(`rescale has error < ${relative} of |scale·x| + |offset| in ${dtype}, ${context.operandsTested}`, () => {
      for (const layout of context.layouts) {
        for (const shape of shapes) {
          compare(context, {
            dtype,
            layout,
            operands: [input(shape, dtype, 23), output(shape)],
            run: (backend, [x, result]) => {
              backend.rescale(x!, 1 / 255, 0.25, result!);
              return undefined;
            },
            tolerance: { relative },
            scale: "magnitudes",
          });
        }
      }
    });
  }
}

/** Numbers in [−20, 20), three in four of them in [−2, 2). */
function spread(shape: Shape, dtype: DType): number[] {
  return randomValues(elementCount(shape), dtype, 21).map((value, i) =>
    round(i % 4 === 3 ? 10 * value : value, dtype),
  );
}
