import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Backend } from "../../../../src/backends/backend.js";
import { createJsBackend } from "../../../../src/backends/reference/create-js-backend.js";
import type { DType, Tensor } from "../../../../src/tensor/index.js";
import { compileKernels, type KernelModule } from "../../../support/compile-kernels.js";
import {
  dtypes,
  exact,
  expectRangeInvariance,
  expectWithin,
  numbers,
  readOnly,
  updatedInPlace,
} from "../../../support/kernel-checks.js";

type Range = readonly [start: number, end: number];

interface Update {
  readonly title: string;
  readonly states: number;
  readonly reference: (backend: Backend, tensors: readonly Tensor[], step: number) => void;
  readonly run: (dtype: DType, pointers: readonly number[], step: number, range: Range) => void;
}

const learningRate = 0.05;
const weightDecay = 0.01;
const rates = { learningRate, weightDecay };
const count = 27;
const reference = createJsBackend();
let kernels: KernelModule;

const updates: readonly Update[] = [
  {
    title: "gradientStep",
    states: 0,
    reference: (backend, [w, g]) => {
      backend.gradientStep(w!, g!, rates);
    },
    run: (dtype, pointers, _step, range) =>
      kernels.call("gradientStep", dtype, ...pointers, learningRate, weightDecay, ...range),
  },
  ...[false, true].map((nesterov): Update => ({
    title: `momentumStep, Nesterov ${nesterov}`,
    states: 1,
    reference: (backend, [w, g, v]) => {
      backend.momentumStep(w!, g!, v!, { ...rates, momentum: 0.9, nesterov });
    },
    run: (dtype, pointers, _step, range) =>
      kernels.call(
        "momentumStep",
        dtype,
        ...pointers,
        learningRate,
        weightDecay,
        0.9,
        Number(nesterov),
        ...range,
      ),
  })),
  {
    title: "rmsPropStep",
    states: 1,
    reference: (backend, [w, g, s]) => {
      backend.rmsPropStep(w!, g!, s!, { ...rates, decay: 0.9, epsilon: 1e-7 });
    },
    run: (dtype, pointers, _step, range) =>
      kernels.call(
        "rmsPropStep",
        dtype,
        ...pointers,
        learningRate,
        weightDecay,
        0.9,
        1e-7,
        ...range,
      ),
  },
  {
    title: "adaGradStep",
    states: 1,
    reference: (backend, [w, g, s]) => {
      backend.adaGradStep(w!, g!, s!, { ...rates, epsilon: 1e-7 });
    },
    run: (dtype, pointers, _step, range) =>
      kernels.call("adaGradStep", dtype, ...pointers, learningRate, weightDecay, 1e-7, ...range),
  },
  ...[false, true].map((decoupled): Update => ({
    title: `adamStep, decoupled ${decoupled}`,
    states: 2,
    reference: (backend, [w, g, m, v], step) => {
      const settings = { ...rates, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, step, decoupled };
      backend.adamStep(w!, g!, m!, v!, settings);
    },
    run: (dtype, pointers, step, range) => {
      const corrections = [1 - 0.9 ** step, 1 - 0.999 ** step];
      const scalars = [learningRate, weightDecay, 0.9, 0.999, 1e-7, ...corrections];
      kernels.call("adamStep", dtype, ...pointers, ...scalars, Number(decoupled), ...range);
    },
  })),
];

beforeAll(async () => {
  kernels = await compileKernels("optimizers");
}, 120_000);

beforeEach(() => {
  kernels.clear();
});

describe.each(updates)("$title", ({ title, states, reference: expectedStep, run }) => {
  test(`${title} has error < 2e-6 in float32, < 4e-15 in float64 of max(1, |x|) after 12 steps`, () => {
    for (const dtype of dtypes) {
      const start = [
        numbers(count, dtype, 1),
        ...new Array<number[]>(states).fill(new Array<number>(count).fill(0)),
      ];
      const expected = start.map((values) => exact(values));
      const pointers = start.map((values, i) => kernels.place(values, dtype, i));
      for (let step = 1; step <= 12; step++) {
        const gradient = numbers(count, dtype, 10 + step).map((g, i) => (i === 4 ? 0 : g));
        const place = kernels.place(gradient, dtype);
        const [value, ...state] = pointers;
        run(dtype, [value!, place, ...state], step, [0, count]);
        const [exactValue, ...exactState] = expected;
        expectedStep(reference, [exactValue!, exact(gradient), ...exactState], step);
        expect(Array.from(kernels.array(place, count, dtype))).toEqual(gradient);
      }
      const bound = dtype === "float32" ? 2e-6 : 4e-15;
      pointers.forEach((pointer, i) => {
        const results = kernels.array(pointer, count, dtype);
        expectWithin(
          results,
          expected[i]!.data,
          bound,
          `array ${i}, ${dtype}`,
          new Array<number>(count).fill(1),
        );
      });
    }
  });

  test(`${title} gives the same bits in pieces as in one range`, () => {
    for (const dtype of dtypes) {
      const arrays = [
        updatedInPlace(numbers(count, dtype, 2)),
        readOnly(numbers(count, dtype, 3)),
        ...Array.from({ length: states }, (_, i) =>
          updatedInPlace(numbers(count, dtype, 4 + i, 0, 1)),
        ),
      ];
      const step = (pointers: readonly number[], start: number, end: number): void => {
        run(dtype, pointers, 3, [start, end]);
      };
      expectRangeInvariance(kernels, dtype, arrays, step, `${title}, ${dtype}`);
    }
  });
});

test("the first step of adamStep in float32 is the learning rate within 2e-7, whatever the gradient's size", () => {
  for (const gradient of [1e-3, 1, 1e6]) {
    const w = kernels.place([0], "float32");
    const g = kernels.place([gradient], "float32");
    const [m, v] = [kernels.place([0], "float32"), kernels.place([0], "float32")];
    const corrections = [1 - 0.9, 1 - 0.999];
    kernels.call(
      "adamStep",
      "float32",
      w,
      g,
      m,
      v,
      0.001,
      0,
      0.9,
      0.999,
      0,
      ...corrections,
      0,
      0,
      1,
    );
    expect(Math.abs(kernels.array(w, 1, "float32")[0]! / -0.001 - 1)).toBeLessThan(2e-7);
  }
});
