import { beforeAll, beforeEach, expect, test } from "vitest";
import { createJsBackend } from "../../../../src/backends/reference/create-js-backend.js";
import { compileKernels, type KernelModule } from "../../../support/compile-kernels.js";
import { dtypes, exact, expectWithin, numbers } from "../../../support/kernel-checks.js";

const lengths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 1000];
const reference = createJsBackend();
let kernels: KernelModule;

beforeAll(async () => {
  kernels = await compileKernels("reductions");
}, 120_000);

beforeEach(() => {
  kernels.clear();
});

test("sumOfSquares and sumOfMagnitudes have relative error < 1e-14 in both types, the same bits at any address", () => {
  for (const dtype of dtypes) {
    for (const count of lengths) {
      const values = numbers(count, dtype, count);
      for (const name of ["sumOfSquares", "sumOfMagnitudes"] as const) {
        const expected = reference[name](exact(values));
        const sums = [0, 1, 2, 3].map((shift) =>
          kernels.call(name, dtype, kernels.place(values, dtype, shift), count),
        );
        expectWithin(sums.slice(0, 1), [expected], 1e-14, `${name} of ${count}, ${dtype}`);
        expect(new Set(sums).size).toBe(1);
      }
    }
  }
});

test("areFinite finds NaN and ±Infinity at every place, and nothing beyond the range", () => {
  for (const dtype of dtypes) {
    const largest = dtype === "float32" ? 3.4028234663852886e38 : Number.MAX_VALUE;
    const values = [0, -0, largest, -largest, 5e-324, 1, 2, 3, 4, 5, 6];
    const input = kernels.place(values, dtype, 1);
    const array = kernels.array(input, values.length, dtype);
    expect(kernels.call("areFinite", dtype, input, 0, values.length)).toBe(1);
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      for (let i = 0; i < values.length; i++) {
        array[i] = odd;
        for (const [start, end] of [
          [0, 11],
          [0, i],
          [i, i + 1],
          [i + 1, 11],
        ] as const) {
          const expected = i >= start && i < end ? 0 : 1;
          expect(kernels.call("areFinite", dtype, input, start, end)).toBe(expected);
        }
        array[i] = values[i]!;
      }
    }
  }
});

test("argmaxRows gives the first of the largest, the first NaN where there is one", () => {
  const low = Number.NEGATIVE_INFINITY;
  const cases = [
    [1, 5, 5, 2, 5],
    [1, Number.NaN, 3, Number.NaN, Number.POSITIVE_INFINITY],
    [Number.NaN, 1, 2, 3, 4],
    [low, low, -1e30, low, low],
    [low, low, low, low, low],
    [-0, 0, 0, -0, -1],
    [1, 2, 3, 4, 5],
  ];
  const expected = [1, 1, 0, 2, 0, 0, 4];
  for (const dtype of dtypes) {
    const input = kernels.place(cases.flat(), dtype, 1);
    const output = kernels.reserve(7, "float32");
    kernels.call("argmaxRows", dtype, input, output, 5, 0, 7);
    expect(Array.from(kernels.integers(output, 7))).toEqual(expected);
    const part = kernels.reserve(7, "float32");
    kernels.call("argmaxRows", dtype, input, part, 5, 2, 4);
    expect(Array.from(kernels.integers(part, 7))).toEqual([-1, -1, 0, 2, -1, -1, -1]);
  }
});

test("addColumnSums adds the rows in order to what is there: the bits of that loop, however rows and columns are divided", () => {
  for (const dtype of dtypes) {
    const round = dtype === "float32" ? Math.fround : (x: number): number => x;
    for (const columns of [1, 2, 3, 4, 7, 8, 16, 17, 33, 39]) {
      const rows = 9;
      const values = numbers(rows * columns, dtype, columns);
      const start = numbers(columns, dtype, 70);
      const expected = start.map((value, j) => {
        let sum = value;
        for (let i = 0; i < rows; i++) sum = round(sum + values[i * columns + j]!);
        return sum;
      });
      const input = kernels.place(values, dtype, 1);
      const whole = kernels.place(start, dtype, 1);
      kernels.call("addColumnSums", dtype, input, whole, rows, columns, 0, columns);
      expect(Array.from(kernels.array(whole, columns, dtype))).toEqual(expected);
      const size = dtype === "float32" ? 4 : 8;
      const cut = Math.min(columns, 5);
      const parts = kernels.place(start, dtype, 2);
      for (const [first, last] of [
        [0, cut],
        [cut, columns],
      ] as const) {
        kernels.call("addColumnSums", dtype, input, parts, 4, columns, first, last);
        const rest = input + 4 * columns * size;
        kernels.call("addColumnSums", dtype, rest, parts, rows - 4, columns, first, last);
      }
      expect(Array.from(kernels.array(parts, columns, dtype))).toEqual(expected);
    }
  }
});

test("limitColumnNorms sums squares by rows in float64 and rounds once: the bits of that loop, however columns are divided", () => {
  for (const dtype of dtypes) {
    const round = dtype === "float32" ? Math.fround : (x: number): number => x;
    for (const columns of [1, 2, 3, 4, 7, 8, 16, 17, 33, 39]) {
      const rows = 9;
      const limit = 4.5;
      const values = numbers(rows * columns, dtype, columns);
      const factors = Array.from({ length: columns }, (_, j) => {
        let sum = 0;
        for (let i = 0; i < rows; i++) sum += values[i * columns + j]! * values[i * columns + j]!;
        return Math.min(1, limit / Math.sqrt(sum));
      });
      const expected = values.map((x, i) => round(factors[i % columns]! * x));
      for (const cuts of [
        [0, columns],
        [0, 2, 8, 16, columns].filter((cut, i, all) => cut <= columns && cut !== all[i + 1]),
      ]) {
        const matrix = kernels.place(values, dtype, 1);
        const memory = kernels.reserve(columns + 1, "float64");
        cuts.slice(1).forEach((end, i) => {
          const range = [limit, rows, columns, cuts[i]!, end];
          kernels.call("limitColumnNorms", dtype, matrix, memory, ...range);
        });
        // NaN lies behind the matrix.
        const behind = [...expected, Number.NaN];
        expect(Array.from(kernels.array(matrix, behind.length, dtype))).toEqual(behind);
      }
      if (columns > 6) {
        expect(factors.filter((factor) => factor < 1).length).toBeGreaterThan(0);
        expect(factors.filter((factor) => factor === 1).length).toBeGreaterThan(0);
      }
    }
  }
});
