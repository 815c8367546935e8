import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ElementwiseActivation } from "../../../../src/backends/operations/activation-operations.js";
import { createJsBackend } from "../../../../src/backends/reference/create-js-backend.js";
import { compileKernels, type KernelModule } from "../../../support/compile-kernels.js";
import {
  dtypes,
  exact,
  expectRangeInvariance,
  expectWithin,
  numbers,
  overwritten,
  readOnly,
  result,
  updatedInPlace,
} from "../../../support/kernel-checks.js";

/** In the order of `kernels/elementwise/kinds.ts`. */
const activations: readonly ElementwiseActivation[] = [
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
const bounds = { float32: 1e-6, float64: 2e-15 };
const alpha = 0.375;
const reference = createJsBackend();
let kernels: KernelModule;

beforeAll(async () => {
  kernels = await compileKernels("elementwise");
}, 120_000);

beforeEach(() => {
  kernels.clear();
});

describe.each(activations.map((name, kind) => ({ name, kind })))("$name", ({ name, kind }) => {
  test(`${name} has error < 1e-6 in float32, < 2e-15 in float64 of max(|${name}(x)|, min(1, |x|)), in place too`, () => {
    for (const dtype of dtypes) {
      const values = [...numbers(200, dtype, 1), ...numbers(61, dtype, 2, -40, 40)];
      const expected = result([values.length]);
      reference.activate(name, exact(values), expected, alpha);
      const pointer = kernels.place(values, dtype);
      kernels.call("activate", dtype, kind, pointer, pointer, alpha, 0, values.length);
      const scale = values.map((x) => Math.min(1, Math.abs(x)));
      const results = kernels.array(pointer, values.length, dtype);
      expectWithin(results, expected.data, bounds[dtype], `${name}, ${dtype}`, scale);
    }
  });

  test(`the gradient of ${name} has error < 1e-6 in float32, < 2e-15 in float64 of |outputGradient|`, () => {
    for (const dtype of dtypes) {
      const values = [...numbers(200, dtype, 3), ...numbers(61, dtype, 4, -40, 40), 0, -0];
      const count = values.length;
      const gradients = numbers(count, dtype, 5);
      const output = result([count]);
      const expected = result([count]);
      reference.activate(name, exact(values), output, alpha);
      reference.activateGradient(name, exact(values), output, exact(gradients), expected, alpha);
      const x = kernels.place(values, dtype);
      const y = kernels.place(Array.from(output.data), dtype);
      const g = kernels.place(gradients, dtype);
      kernels.call("activateGradient", dtype, kind, x, y, g, g, alpha, 0, count);
      const results = kernels.array(g, count, dtype);
      const scale = gradients.map(Math.abs);
      expectWithin(results, expected.data, bounds[dtype], `${name}, ${dtype}`, scale);
    }
  });

  test(`${name} and its gradient are NaN for NaN and have their limits for ±Infinity`, () => {
    for (const dtype of dtypes) {
      const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      const output = result([3]);
      const slopes = result([3]);
      reference.activate(name, exact(values), output, alpha);
      reference.activateGradient(name, exact(values), output, exact([1, 1, 1]), slopes, alpha);
      const x = kernels.place(values, dtype);
      const y = kernels.reserve(3, dtype);
      const g = kernels.place([1, 1, 1], dtype);
      kernels.call("activate", dtype, kind, x, y, alpha, 0, 3);
      const results = Array.from(kernels.array(y, 3, dtype));
      expectWithin(results, output.data, 1e-7, `${name}, ${dtype}`);
      kernels.call("activateGradient", dtype, kind, x, y, g, g, alpha, 0, 3);
      const gradients = kernels.array(g, 3, dtype);
      expectWithin(gradients, slopes.data, 1e-7, `gradient of ${name}, ${dtype}`);
    }
  });

  test(`${name} and its gradient have the same bits in pieces as in one range`, () => {
    for (const dtype of dtypes) {
      const arrays = [readOnly(numbers(29, dtype, 6)), overwritten(29)];
      expectRangeInvariance(
        kernels,
        dtype,
        arrays,
        ([x, y], start, end) => {
          kernels.call("activate", dtype, kind, x!, y!, alpha, start, end);
        },
        `${name}, ${dtype}`,
      );
      const gradients = [readOnly(numbers(29, dtype, 7)), readOnly(numbers(29, dtype, 8, 0, 1))];
      expectRangeInvariance(
        kernels,
        dtype,
        [...arrays.slice(0, 1), ...gradients, overwritten(29)],
        ([x, y, g, to], start, end) => {
          kernels.call("activateGradient", dtype, kind, x!, y!, g!, to!, alpha, start, end);
        },
        `gradient of ${name}, ${dtype}`,
      );
    }
  });
});

test("clamp, number 9, gives the nearest number in [−alpha, alpha] in place, NaN for NaN, and the same bits in pieces", () => {
  const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
  for (const dtype of dtypes) {
    const values = [...numbers(22, dtype, 9), 0, -0, alpha, -alpha, nan, infinity, -infinity];
    const expected = values.map((x) => Math.min(Math.max(x, -alpha), alpha));
    const pointer = kernels.place(values, dtype, 1);
    kernels.call("activate", dtype, 9, pointer, pointer, alpha, 0, values.length);
    expect(Array.from(kernels.array(pointer, values.length, dtype))).toEqual(expected);
    const clamp = ([x]: readonly number[], start: number, end: number): void => {
      kernels.call("activate", dtype, 9, x!, x!, alpha, start, end);
    };
    expectRangeInvariance(kernels, dtype, [updatedInPlace(values)], clamp, `clamp, ${dtype}`);
  }
});
