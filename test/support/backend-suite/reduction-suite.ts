import ndarray from "ndarray";
import { expect, test } from "vitest";
import type { DType, Shape, Tensor } from "../../../src/tensor/index.js";
import { randomTensor, randomValues } from "../random-tensor.js";
import { compare, input, inputOf, updated, type Comparison } from "./compare.js";
import { dtypes, edgeSizes, type SuiteContext } from "./context.js";

const shapes: readonly Shape[] = [...edgeSizes.map((size) => [size]), [5, 33], [65, 65], [2, 3, 5]];

export function describeReductions(context: SuiteContext): void {
  for (const operation of ["sumOfSquares", "sumOfMagnitudes"] as const) {
    context.describeOperation(operation, () => {
      for (const dtype of dtypes) describeSum(context, operation, dtype);
    });
  }
  context.describeOperation("isFinite", () => {
    describeIsFinite(context);
  });
  context.describeOperation("argmaxRows", () => {
    describeArgmax(context);
  });
  context.describeOperation("matchingRows", () => {
    describeMatchingRows(context);
  });
  for (const operation of ["addScaled", "addScaledSign", "approach"] as const) {
    context.describeOperation(operation, () => {
      for (const dtype of dtypes) describeAddition(context, operation, dtype);
    });
  }
}

function describeSum(
  context: SuiteContext,
  operation: "sumOfSquares" | "sumOfMagnitudes",
  dtype: DType,
): void {
  const relative = context.bound(dtype);
  test(`${operation} has relative error < ${relative} in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of shapes) {
        const operands = [input(shape, dtype, 61)];
        const run: Comparison["run"] = (backend, [x]) => backend[operation](x!);
        compare(context, { dtype, layout, operands, run, tolerance: { relative } });
      }
    }
  });
  test(`${operation} of a tensor that holds NaN is NaN in ${dtype}`, () => {
    const tensor = randomTensor([33], dtype, 62);
    tensor.set(17, Number.NaN);
    expect(context.backend[operation](tensor)).toBeNaN();
  });
}

function describeIsFinite(context: SuiteContext): void {
  test(`isFinite finds a NaN or an infinity at any place, ${context.operandsTested}`, () => {
    for (const dtype of dtypes) {
      for (const layout of context.layouts) {
        for (const size of edgeSizes) {
          const values = randomValues(size, dtype, 63);
          expect(context.backend.isFinite(context.place(values, [size], dtype, layout))).toBe(true);
          for (const special of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
            for (let i = 0; i < size; i += 4) {
              const spoiled = values.with(i, special);
              const tensor = context.place(spoiled, [size], dtype, layout);
              expect(context.backend.isFinite(tensor), `element ${i} of ${size}`).toBe(false);
            }
          }
        }
      }
    }
  });
  test("isFinite holds for the largest and the smallest numbers, and for bytes", () => {
    expect(context.backend.isFinite(ndarray(new Float32Array([3.4e38, -3.4e38, 1e-45])))).toBe(
      true,
    );
    expect(context.backend.isFinite(ndarray(new Float64Array([1.7e308, -1.7e308])))).toBe(true);
    expect(context.backend.isFinite(ndarray(new Uint8Array([0, 255])))).toBe(true);
  });
}

function describeArgmax(context: SuiteContext): void {
  const check = (values: readonly number[], shape: Shape, dtype: DType): void => {
    const [rows, columns] = shape as [number, number];
    const expected = Array.from({ length: rows }, (_, i) =>
      largestOf(values.slice(i * columns, (i + 1) * columns)),
    );
    for (const layout of context.layouts) {
      const output = new Int32Array(rows);
      context.backend.argmaxRows(context.place(values, shape, dtype, layout), output);
      expect(Array.from(output), `[${shape.join(", ")}], ${layout}`).toEqual(expected);
    }
  };
  test(`argmaxRows gives the first of a row's largest elements, ${context.operandsTested}`, () => {
    for (const dtype of dtypes) {
      for (const size of edgeSizes) {
        const shape = [5, Math.max(1, size)];
        const { values } = input(shape, dtype, 64);
        check(values, shape, dtype);
        check(values.map(Math.round), shape, dtype);
        check(values.slice(0, size * 4), [size, 4], dtype);
      }
    }
  });
  test("argmaxRows counts NaN as the largest and tells −Infinity from finite numbers", () => {
    const low = Number.NEGATIVE_INFINITY;
    const rows = [
      [1, Number.NaN, 3, Number.NaN, Number.POSITIVE_INFINITY],
      [low, low, -1e30, low, low],
      [low, low, low, low, low],
      [-0, 0, 0, -0, -1],
    ];
    for (const dtype of dtypes) check(rows.flat(), [4, 5], dtype);
  });
}

function describeMatchingRows(context: SuiteContext): void {
  test(`matchingRows counts the rows whose largest elements argmaxRows finds in one column, ${context.operandsTested}`, () => {
    for (const dtype of dtypes) {
      for (const size of edgeSizes) {
        const shape = [size * 9, Math.max(1, size % 12)];
        const left = input(shape, dtype, 66).values.map(Math.round);
        const right = input(shape, dtype, 67).values.map(Math.round);
        // Infinite and undefined numbers in some rows, in one column of both or in two.
        left.forEach((_, i) => {
          if (i % 11 === 3) left[i] = Number.NaN;
          if (i % 22 === 3) right[i] = Number.NaN;
          if (i % 17 === 5) right[i] = Number.NEGATIVE_INFINITY;
        });
        const rowOf = (values: readonly number[], row: number): readonly number[] =>
          values.slice(row * shape[1]!, (row + 1) * shape[1]!);
        const expected = Array.from({ length: shape[0]! }, (_, row) => row).filter(
          (row) => largestOf(rowOf(left, row)) === largestOf(rowOf(right, row)),
        ).length;
        for (const layout of context.layouts) {
          const place = (values: readonly number[]): Tensor =>
            context.place(values, shape, dtype, layout);
          const matching = context.backend.matchingRows(place(left), place(right));
          expect(matching, `[${shape.join(", ")}], ${layout}`).toBe(expected);
        }
      }
    }
  });
}

function describeAddition(
  context: SuiteContext,
  operation: "addScaled" | "addScaledSign" | "approach",
  dtype: DType,
): void {
  const relative = context.bound(dtype);
  test(`${operation} has error < ${relative} of Σ|terms| in ${dtype}, ${context.operandsTested}, 0 and −0 included`, () => {
    for (const layout of context.layouts) {
      for (const shape of shapes) {
        const { values } = input(shape, dtype, 65);
        const source = inputOf(
          shape,
          dtype,
          values.map((x, i) => [0, -0, x, x][i % 4]!),
        );
        compare(context, {
          dtype,
          layout,
          operands: [source, updated(shape, dtype, 66)],
          run: (backend, [from, to]) => {
            backend[operation](from!, 0.375, to!);
            return undefined;
          },
          tolerance: { relative },
          scale: "magnitudes",
        });
      }
    }
  });
}

function largestOf(row: readonly number[]): number {
  const firstNaN = row.findIndex((value) => Number.isNaN(value));
  return firstNaN >= 0 ? firstNaN : row.findIndex((value) => value === Math.max(...row));
}
