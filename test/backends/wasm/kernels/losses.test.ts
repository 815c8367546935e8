import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ElementwiseLoss } from "../../../../src/backends/operations/loss-operations.js";
import { createJsBackend } from "../../../../src/backends/reference/create-js-backend.js";
import { compileKernels, type KernelModule } from "../../../support/compile-kernels.js";
import { dtypes, exact, expectWithin, numbers, result } from "../../../support/kernel-checks.js";

/** In the order of `kernels/losses/kinds.ts`. */
const losses: readonly ElementwiseLoss[] = [
  "squaredError",
  "absoluteError",
  "huber",
  "binaryCrossEntropy",
  "crossEntropy",
];
const reference = createJsBackend();
let kernels: KernelModule;

beforeAll(async () => {
  kernels = await compileKernels("losses");
}, 120_000);

beforeEach(() => {
  kernels.clear();
});

describe.each(losses.map((name, kind) => ({ name, kind })))("$name", ({ name, kind }) => {
  const isEntropy = kind >= 3;
  const parameter = isEntropy ? 1e-9 : 0.75;

  test(`${name} sums with relative error < 1e-14 in both types, its gradient is rounded once`, () => {
    for (const dtype of dtypes) {
      for (const count of [0, 1, 2, 3, 4, 5, 10, 37]) {
        const low = isEntropy ? 0.001 : -2;
        const high = isEntropy ? 0.999 : 2;
        const p = numbers(count, dtype, count, low, high);
        const y = numbers(count, dtype, 50 + count, low, high).map(
          (value, i) => [0, 1, value][i % 3]!,
        );
        const expected = result([count]);
        const loss = reference.elementwiseLoss(name, exact(p), exact(y), parameter, 0.25, expected);
        const actual = run(dtype, p, y, parameter, 0.25);
        expectWithin([actual.loss], [loss], 1e-14, `${count} elements, ${dtype}`);
        const bound = dtype === "float32" ? 2 ** -24 * 1.0001 : 1e-15;
        expectWithin(actual.gradient, expected.data, bound, `${count} elements, ${dtype}`);
      }
    }
  });

  test(`${name} gives the same sum without a gradient`, () => {
    for (const dtype of dtypes) {
      const p = numbers(15, dtype, 1, 0.1, 0.9);
      const y = numbers(15, dtype, 2, 0, 1);
      expect(run(dtype, p, y, parameter, 1).loss).toBe(run(dtype, p, y, parameter, 1, false).loss);
    }
  });

  test(`${name} of a NaN is NaN, its gradient NaN in that element alone`, () => {
    for (const dtype of dtypes) {
      const { loss, gradient } = run(dtype, [0.5, Number.NaN, 0.5], [0.25, 1, 0.25], parameter, 1);
      expect(loss).toBeNaN();
      expect(gradient.map(Number.isNaN)).toEqual([false, true, false]);
    }
  });

  if (isEntropy) {
    test(`${name} leaves out terms of weight 0: 0 · log 0 is 0`, () => {
      for (const dtype of dtypes) {
        const sure = [0, 0, 1, 1, 0];
        const { loss, gradient } = run(dtype, sure, sure, 0, 1);
        expect(loss).toBeCloseTo(0, 15);
        const expected = result([5]);
        reference.elementwiseLoss(name, exact(sure), exact(sure), 0, 1, expected);
        expect(gradient.map((x) => x + 0)).toEqual(Array.from(expected.data, (x) => x + 0));
      }
    });
  }

  function run(
    dtype: (typeof dtypes)[number],
    p: readonly number[],
    y: readonly number[],
    delta: number,
    scale: number,
    withGradient = true,
  ): { loss: number; gradient: number[] } {
    const predictions = kernels.place(p, dtype, 1);
    const targets = kernels.place(y, dtype);
    const gradient = kernels.reserve(p.length, dtype, 1);
    const pointer = withGradient ? gradient : 0;
    const loss = kernels.call(
      "elementwiseLoss",
      dtype,
      kind,
      predictions,
      targets,
      delta,
      scale,
      pointer,
      p.length,
    );
    return { loss, gradient: Array.from(kernels.array(gradient, p.length, dtype)) };
  }
});

test("softmaxCrossEntropy has error < 2e-7 in float32, < 1e-15 in float64 of Σ|y|·(max − min of z + log columns), one-hot or not", () => {
  for (const dtype of dtypes) {
    for (const columns of [1, 2, 3, 4, 5, 8, 10, 33]) {
      for (const isOneHot of [true, false]) {
        const rows = 6;
        const shape = [rows, columns];
        const z = numbers(rows * columns, dtype, columns, -4, 4);
        const soft = numbers(rows * columns, dtype, 30 + columns, 0, 1);
        const y = isOneHot
          ? soft.map((_, i) => (i % columns === Math.floor(i / columns) % columns ? 1 : 0))
          : soft;
        const expected = result(shape);
        const loss = reference.softmaxCrossEntropy(
          exact(z, shape),
          exact(y, shape),
          0.125,
          expected,
        );
        const logits = kernels.place(z, dtype);
        const targets = kernels.place(y, dtype, 1);
        const alone = kernels.call(
          "softmaxCrossEntropy",
          dtype,
          logits,
          targets,
          0.125,
          kernels.reserve(rows * columns, dtype, 1),
          rows,
          columns,
        );
        const actual = kernels.call(
          "softmaxCrossEntropy",
          dtype,
          logits,
          targets,
          0.125,
          logits,
          rows,
          columns,
        );
        expect(actual).toBe(alone);
        const bound = dtype === "float32" ? 2e-7 : 1e-15;
        const where = `${columns} columns, ${dtype}`;
        const weight = y.reduce((sum, value) => sum + value, 0);
        expectWithin([actual], [loss], bound, where, [weight * (8 + Math.log(columns))]);
        const scale = y.map((_, i) => {
          const first = Math.floor(i / columns) * columns;
          const row = y.slice(first, first + columns);
          return 0.125 * row.reduce((sum, value) => sum + value, 0);
        });
        const gradient = kernels.array(logits, z.length, dtype);
        expectWithin(gradient, expected.data, 3 * bound, where, scale);
      }
    }
  }
});

test("softmaxCrossEntropy leaves out targets of 0, so that masked logits cost nothing, and rows without targets too", () => {
  const masked = Number.NEGATIVE_INFINITY;
  const z = [masked, 1, 1, masked, 2, 2, Number.NaN, 1, 1, 1000, -1000, 0];
  const y = [0, 1, 0, 0.5, 0, 0.5, 0, 0, 0, 1, 0, 0];
  for (const dtype of dtypes) {
    for (const last of [1, 3, 4]) {
      const rows = last === 1 ? [0] : last === 3 ? [0, 2] : [0, 1, 2, 3];
      const take = (values: number[]): number[] =>
        rows.flatMap((row) => values.slice(3 * row, 3 * row + 3));
      const shape = [rows.length, 3];
      const expected = result(shape);
      const loss = reference.softmaxCrossEntropy(
        exact(take(z), shape),
        exact(take(y), shape),
        1,
        expected,
      );
      const logits = kernels.place(take(z), dtype);
      const targets = kernels.place(take(y), dtype);
      const actual = kernels.call(
        "softmaxCrossEntropy",
        dtype,
        logits,
        targets,
        1,
        logits,
        rows.length,
        3,
      );
      expectWithin([actual], [loss], 1e-7, dtype);
      expectWithin(kernels.array(logits, 3 * rows.length, dtype), expected.data, 3e-7, dtype);
    }
  }
});
