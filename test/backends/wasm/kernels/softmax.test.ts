import { beforeAll, beforeEach, expect, test } from "vitest";
import { createJsBackend } from "../../../../src/backends/reference/create-js-backend.js";
import { compileKernels, type KernelModule } from "../../../support/compile-kernels.js";
import { dtypes, exact, expectWithin, numbers, result } from "../../../support/kernel-checks.js";

const widths = [1, 2, 3, 4, 5, 7, 8, 9, 10, 33, 100];
const rows = 5;
const infinity = Number.POSITIVE_INFINITY;
const reference = createJsBackend();
let kernels: KernelModule;

beforeAll(async () => {
  kernels = await compileKernels("softmax");
}, 120_000);

beforeEach(() => {
  kernels.clear();
});

test("softmax has relative error < 2.5e-7 in float32, < 5e-16 in float64 for dyadic logits, in place too", () => {
  for (const dtype of dtypes) {
    for (const columns of widths) {
      // Differences of such logits are exact, so that the error is the kernel's own.
      const logits = numbers(rows * columns, dtype, columns, -20, 20).map(
        (z) => Math.round(z * 64) / 64,
      );
      const expected = result([rows, columns]);
      reference.softmax(exact(logits, [rows, columns]), expected);
      const pointer = kernels.place(logits, dtype, columns % 3);
      kernels.call("softmax", dtype, pointer, pointer, columns, 0, rows);
      const results = kernels.array(pointer, logits.length, dtype);
      const bound = dtype === "float32" ? 2.5e-7 : 5e-16;
      expectWithin(results, expected.data, bound, `${columns} columns, ${dtype}`);
    }
  }
});

test("a row of softmax has the same bits alone, at any place, as among other rows", () => {
  for (const dtype of dtypes) {
    for (const columns of widths) {
      const logits = numbers(rows * columns, dtype, 50 + columns);
      const input = kernels.place(logits, dtype);
      const output = kernels.reserve(logits.length, dtype);
      kernels.call("softmax", dtype, input, output, columns, 0, rows);
      const whole = Array.from(kernels.array(output, logits.length, dtype));
      for (let row = 0; row < rows; row++) {
        const alone = kernels.place(
          logits.slice(row * columns, (row + 1) * columns),
          dtype,
          row % 4,
        );
        kernels.call("softmax", dtype, alone, alone, columns, 0, 1);
        const results = Array.from(kernels.array(alone, columns, dtype));
        expect(results).toEqual(whole.slice(row * columns, (row + 1) * columns));
      }
    }
  }
});

test("softmax writes its rows alone", () => {
  for (const dtype of dtypes) {
    const input = kernels.place(numbers(30, dtype, 3), dtype);
    const output = kernels.reserve(30, dtype);
    kernels.call("softmax", dtype, input, output, 10, 1, 2);
    const results = Array.from(kernels.array(output, 30, dtype), Number.isNaN);
    expect(results).toEqual(Array.from({ length: 30 }, (_, i) => i < 10 || i >= 20));
  }
});

test("softmax of a row with NaN or Infinity, or of −Infinity alone, is NaN; of masked and huge logits it is right", () => {
  const cases = [
    [1, Number.NaN, 3, 4, 5],
    [1, infinity, 3, 4, 5],
    new Array<number>(5).fill(-infinity),
    [-infinity, 1, 1, -infinity, -infinity],
    [1e30, -1e30, 1e30, 0, 1],
    [-1000, -1000, -1000, -1000, -1000],
  ];
  for (const dtype of dtypes) {
    for (const columns of [5, 4, 3, 1]) {
      const logits = cases.flatMap((row) => row.slice(0, columns));
      const shape = [cases.length, columns];
      const expected = result(shape);
      const rounded = dtype === "float32" ? logits.map(Math.fround) : logits;
      reference.softmax(exact(rounded, shape), expected);
      const pointer = kernels.place(logits, dtype);
      kernels.call("softmax", dtype, pointer, pointer, columns, 0, cases.length);
      const results = kernels.array(pointer, logits.length, dtype);
      expectWithin(results, expected.data, 2.5e-7, `${columns} columns, ${dtype}`);
    }
  }
});

test("softmaxGradient has error < 3 roundings of p·(|g| + Σ|g|·p), in place and row by row too", () => {
  for (const dtype of dtypes) {
    for (const columns of widths) {
      const shape = [rows, columns];
      const count = rows * columns;
      const probabilities = result(shape);
      reference.softmax(exact(numbers(count, dtype, 80 + columns), shape), probabilities);
      const p = Array.from(probabilities.data, dtype === "float32" ? Math.fround : (x) => x);
      const g = numbers(count, dtype, 90 + columns);
      const expected = result(shape);
      reference.softmaxGradient(exact(p, shape), exact(g, shape), expected);
      const scale = p.map((value, i) => {
        const first = Math.floor(i / columns) * columns;
        const row = p.slice(first, first + columns);
        const sum = row.reduce((total, q, j) => total + q * Math.abs(g[first + j]!), 0);
        return value * (Math.abs(g[i]!) + sum);
      });
      const output = kernels.place(p, dtype);
      const gradient = kernels.place(g, dtype, 1);
      const apart = kernels.reserve(count, dtype);
      for (let row = 0; row < rows; row++) {
        kernels.call("softmaxGradient", dtype, output, gradient, apart, columns, row, row + 1);
      }
      kernels.call("softmaxGradient", dtype, output, gradient, gradient, columns, 0, rows);
      const results = Array.from(kernels.array(gradient, count, dtype));
      const bound = dtype === "float32" ? 3 * 2 ** -24 : 3 * 2 ** -53;
      expectWithin(results, expected.data, bound, `${columns} columns, ${dtype}`, scale);
      expect(Array.from(kernels.array(apart, count, dtype))).toEqual(results);
    }
  }
});
