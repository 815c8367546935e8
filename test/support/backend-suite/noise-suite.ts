import { expect, test } from "vitest";
import type { NoiseKey } from "../../../src/backends/operations/noise-operations.js";
import { elementCount, type DType, type Shape } from "../../../src/tensor/index.js";
import { randomValues, valuesOf } from "../random-tensor.js";
import { compare, input, inputOf, output } from "./compare.js";
import { dtypes, edgeSizes, type SuiteContext } from "./context.js";

const key: NoiseKey = [0xdeadbeef, 0x9e3779b9];
const shapes: readonly Shape[] = [
  ...edgeSizes.map((size) => [size]),
  ...[[65, 33], [2, 3, 5], [15], [16], [17], [32], [64], [2, 3, 4, 5]],
];

export function describeNoise(context: SuiteContext): void {
  context.describeOperation("dropout", () => {
    for (const dtype of dtypes) describeDropout(context, dtype);
    describeSparseDropout(context);
  });
  context.describeOperation("addGaussianNoise", () => {
    for (const dtype of dtypes) describeGaussianNoise(context, dtype);
  });
}

function describeDropout(context: SuiteContext, dtype: DType): void {
  const relative = context.bound(dtype);
  test(`dropout keeps the elements that Philox says, times 1 / (1 − rate) with error < ${relative}, in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of shapes) {
        for (const rate of [0.5, 0.2, 0.999999, 1e-9]) {
          compare(context, {
            ...{ dtype, layout },
            operands: [input(shape, dtype, 101), output(shape)],
            run: (backend, [x, y]) => {
              backend.dropout(x!, rate, key, y!);
              return undefined;
            },
            tolerance: { relative },
          });
        }
      }
    }
  });
  test(`dropout gives 0 for a dropped NaN or infinity, and hands on kept ones, in ${dtype}`, () => {
    const values = new Array<number>(64).fill(Number.NaN).map((x, i) => (i % 2 ? Infinity : x));
    const operand = inputOf([64], dtype, values);
    const result = context.place(new Float64Array(64), [64], dtype, context.layouts[0]!);
    const source = context.place(operand.values, [64], dtype, context.layouts[0]!);
    context.backend.dropout(source, 0.5, key, result);
    const given = valuesOf(result);
    expect(given.filter((x) => x === 0).length).toBeGreaterThan(16);
    expect(given.filter((x) => Number.isNaN(x)).length).toBeGreaterThan(8);
    expect(given.filter((x) => x === Infinity).length).toBeGreaterThan(8);
  });
}

function describeSparseDropout(context: SuiteContext): void {
  const [rows, width, units] = [70, 45, 9];
  for (const dtype of dtypes) {
    // Rows that are full take more room as pairs than as elements.
    for (const [title, isNotZero] of [
      ["sparse", (i: number) => (i * 7919) % 5 === 0],
      ["full", (i: number) => i < (rows / 2) * width],
    ] as const) {
      test(`products of ${title} rows with dropout have the bits of products of dense ones in ${dtype}`, () => {
        const { backend } = context;
        const values = randomValues(rows * width, dtype, 102).map((x, i) => (isNotZero(i) ? x : 0));
        const data = context.place(values, [rows, width], dtype, context.layouts[0]!);
        const weights = context.place(
          randomValues(width * units, dtype, 103),
          ...([[width, units], dtype, "contiguous"] as const),
        );
        const gradient = randomValues(rows * units, dtype, 104);
        const order = Int32Array.from({ length: rows }, (_, i) => (i * 31) % rows);
        const run = (productsOnly: boolean): number[] => {
          const prepared = backend.prepare(data, { dtype, blockRows: rows, productsOnly });
          const results: number[] = [];
          for (const [rowOrder, start, end] of [
            [undefined, 3, 33],
            [order, 0, rows],
          ] as const) {
            const count = end - start;
            const dropped = backend.allocate([count, width], dtype);
            const twice = backend.allocate([count, width], dtype);
            const product = backend.allocate([count, units], dtype);
            const weightGradient = backend.allocate([width, units], dtype);
            const upstream = backend.allocate([count, units], dtype);
            upstream.data.set(gradient.slice(0, count * units), upstream.offset);
            // Twice, so that rows that have been dropped from already are sparse inputs too.
            backend.dropout(prepared.read(rowOrder, start, end), 0.5, key, dropped);
            backend.dropout(dropped, 0.25, [1, 2], twice);
            backend.affine(twice, weights, undefined, product);
            for (let pass = 0; pass < 3; pass++) {
              backend.addTransposedProduct(twice, upstream, weightGradient);
            }
            results.push(...valuesOf(product), ...valuesOf(weightGradient));
          }
          prepared.dispose();
          return results;
        };
        expect(run(true)).toEqual(run(false));
      });
    }
  }
}

function describeGaussianNoise(context: SuiteContext, dtype: DType): void {
  const relative = dtype === "float32" ? 6e-8 : 1e-14;
  test(`addGaussianNoise adds Box and Muller's numbers with error < ${relative} of |x| + deviation, in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of shapes) {
        const x = input(shape, dtype, 105);
        compare(context, {
          ...{ dtype, layout },
          operands: [x, output(shape)],
          run: (backend, [from, to]) => {
            backend.addGaussianNoise(from!, 1.5, key, to!);
            return undefined;
          },
          tolerance: { relative },
          scale: x.values.map((value) => Math.abs(value) + 1.5 * 3),
        });
      }
    }
  });
  test(`addGaussianNoise has mean 0, deviation 1 and the normal distribution's tails in ${dtype}`, () => {
    const shape = [40_000];
    const zeros = context.place(new Float64Array(elementCount(shape)), shape, dtype, "contiguous");
    const noise = context.place(new Float64Array(elementCount(shape)), shape, dtype, "contiguous");
    context.backend.addGaussianNoise(zeros, 1, [7, 8], noise);
    const values = valuesOf(noise);
    const moment = (power: number): number =>
      values.reduce((sum, x) => sum + x ** power, 0) / values.length;
    const beyond = (limit: number): number =>
      values.filter((x) => Math.abs(x) > limit).length / values.length;
    // Five standard errors.
    expect(Math.abs(moment(1))).toBeLessThan(0.025);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.036);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.25);
    expect(Math.abs(beyond(1) - 0.3173)).toBeLessThan(0.012);
    expect(Math.abs(beyond(3) - 0.0027)).toBeLessThan(0.0013);
  });
}
