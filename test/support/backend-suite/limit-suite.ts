import { expect, test } from "vitest";
import { elementCount, type DType, type Shape } from "../../../src/tensor/index.js";
import { randomValues, valuesOf } from "../random-tensor.js";
import { compare, updated, type Operand } from "./compare.js";
import { dtypes, edgeSizes, type SuiteContext } from "./context.js";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const matrices: readonly Shape[] = [
  ...edgeSizes.map((size) => [size, 5]),
  ...edgeSizes.map((size) => [6, size]),
  ...[[65, 33], [4], [0], [3, 2, 5], [2, 0, 3], [3, 2, 0]],
];

export function describeLimits(context: SuiteContext): void {
  context.describeOperation("clamp", () => {
    for (const dtype of dtypes) describeClamp(context, dtype);
  });
  context.describeOperation("limitColumnNorms", () => {
    for (const dtype of dtypes) describeColumnNorms(context, dtype);
  });
}

function describeClamp(context: SuiteContext, dtype: DType): void {
  test(`clamp bounds elements with error < 1e-7 of the limit and keeps the others exactly in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of [...edgeSizes.map((size) => [size]), [65, 7], [2, 3, 5]]) {
        for (const limit of [0.7, 1.3, 2 ** -140, 5]) {
          compare(context, {
            dtype,
            layout,
            operands: [updated(shape, dtype, 81)],
            run: (backend, [target]) => {
              backend.clamp(target!, limit);
              return undefined;
            },
            tolerance: dtype === "float32" ? { relative: 1e-7 } : {},
          });
        }
      }
    }
  });
  test(`clamp gives the limit for infinities, and keeps NaN, 0 and −0 in ${dtype}`, () => {
    const values = [nan, infinity, -infinity, 0, -0, 0.5, -0.5, 0.25, -3];
    for (const layout of context.layouts) {
      const target = context.place(values, [values.length], dtype, layout);
      context.backend.clamp(target, 0.5);
      const clamped = [nan, 0.5, -0.5, 0, -0, 0.5, -0.5, 0.25, -0.5];
      valuesOf(target).forEach((value, i) => {
        expect(value, `element ${i}, ${layout}`).toBe(clamped[i]);
      });
    }
  });
}

function describeColumnNorms(context: SuiteContext, dtype: DType): void {
  const relative = context.bound(dtype);
  const limitNorms = (values: readonly number[], shape: Shape, limit: number): number[][] =>
    context.layouts.map((layout) => {
      const target = context.place(values, shape, dtype, layout);
      context.backend.limitColumnNorms(target, limit);
      return valuesOf(target);
    });

  test(`limitColumnNorms has relative error < ${relative} in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of matrices) {
        for (const limit of [0.5, 3, 9, 100]) {
          compare(context, {
            dtype,
            layout,
            operands: [withSizes(updated(shape, dtype, 82))],
            run: (backend, [target]) => {
              backend.limitColumnNorms(target!, limit);
              return undefined;
            },
            tolerance: { relative },
          });
        }
      }
    }
  });
  test(`limitColumnNorms keeps the bits of columns within the limit in ${dtype}`, () => {
    for (const shape of [
      [7, 20],
      [2, 4, 9],
    ]) {
      const columns = shape.at(-1)!;
      // Even columns exceed the limit by far, odd ones don't.
      const values = randomValues(elementCount(shape), dtype, 83).map((x, i) =>
        (i % columns) % 2 === 0 ? 16 * x + 64 : x / 64,
      );
      for (const limited of limitNorms(values, shape, 1)) {
        limited.forEach((value, i) => {
          if ((i % columns) % 2 === 1) expect(value).toBe(values[i]);
          else expect(Math.abs(value)).toBeLessThan(Math.abs(values[i]!));
        });
      }
    }
  });
  test(`limitColumnNorms leaves a column that holds NaN or an infinity, and limits the others in ${dtype}`, () => {
    const values = [
      ...[nan, infinity, -infinity, 3, 1],
      ...[8, 8, 8, 4, -0],
      ...[infinity, 1, 0, 0, 0],
    ];
    const expected = [...values];
    [expected[3], expected[8]] = [1.5, 2];
    for (const limited of limitNorms(values, [3, 5], 2.5)) {
      limited.forEach((value, i) => {
        expect(value, `element ${i}`).toBe(expected[i]);
      });
    }
  });
  test(`limitColumnNorms finds norms whose squares are beyond the numbers of float32 in ${dtype}`, () => {
    // [3, 4] · 2⁹⁰ and [3, 4] · 2⁻⁹⁰.
    const [large, small] = [2 ** 90, 2 ** -90];
    const values = [3 * large, 3 * small, 4 * large, 4 * small];
    for (const limited of limitNorms(values, [2, 2], 5)) {
      expect(limited).toEqual([3, 3 * small, 4, 4 * small]);
    }
    for (const limited of limitNorms(values, [2, 2], 5 * 2 ** -91)) {
      expect(limited).toEqual([3 * 2 ** -91, 1.5 * small, 4 * 2 ** -91, 2 * small]);
    }
  });
}

/** The operand with every third column ten times as large, and every fifth 0. */
function withSizes(operand: Operand): Operand {
  const columns = operand.shape.at(-1) ?? 1;
  const values = operand.values.map((x, i) => {
    const column = i % columns;
    return column % 5 === 4 ? 0 : column % 3 === 2 ? 8 * x : x;
  });
  return { ...operand, values };
}
