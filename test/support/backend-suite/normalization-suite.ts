import { expect, test } from "vitest";
import type { DType, Shape } from "../../../src/tensor/index.js";
import { valuesOf } from "../random-tensor.js";
import { compare, input, inputOf, output, updated, type Operand } from "./compare.js";
import { dtypes, type OperationName, type SuiteContext } from "./context.js";

const shapes: readonly Shape[] = [
  ...[
    [1, 1],
    [2, 1],
    [1, 5],
    [7, 3],
    [33, 4],
    [65, 31],
    [300, 2],
    [1100, 5],
  ],
  ...[
    [3, 4, 5, 6],
    [2, 3, 7],
    [70, 65],
  ],
];
const epsilon = 1e-3;

export function describeNormalization(context: SuiteContext): void {
  each(context, "columnMoments", (dtype, column, bound) => {
    test(`columnMoments has error < ${bound} of the largest squares in ${dtype}, ${context.operandsTested}`, () => {
      forAll(context, (layout, shape) => {
        compare(context, {
          ...{ dtype, layout },
          operands: [input(shape, dtype, 111), output(column(shape)), output(column(shape))],
          run: (backend, [x, mean, variance]) => {
            backend.columnMoments(x!, mean!, variance!);
            return undefined;
          },
          tolerance: { relative: bound },
          scale: new Array<number>(shape.at(-1)!).fill(4),
        });
      });
    });
    test(`columnMoments keeps its digits where the mean is much larger than the deviation in ${dtype}`, () => {
      const x = inputOf([4, 1], dtype, [4000, 4001, 4002, 4003]);
      for (const layout of context.layouts) {
        const [mean, variance] = [0, 1].map(() => context.place([0], [1], dtype, layout));
        context.backend.columnMoments(
          context.place(x.values, [4, 1], dtype, layout),
          mean!,
          variance!,
        );
        expect([...valuesOf(mean!), ...valuesOf(variance!)]).toEqual([4001.5, 1.25]);
      }
    });
  });
  each(context, "normalizeColumns", (dtype, column, bound) => {
    test(`normalizeColumns has error < ${bound} of its operands' size in ${dtype}, ${context.operandsTested}`, () => {
      forAll(context, (layout, shape) => {
        compare(context, {
          ...{ dtype, layout },
          operands: [
            input(shape, dtype, 112),
            input(column(shape), dtype, 113),
            positive(column(shape), dtype, 114),
            input(column(shape), dtype, 115),
            input(column(shape), dtype, 116),
            output(shape),
          ],
          run: (backend, [x, mean, variance, gamma, beta, y]) => {
            backend.normalizeColumns(
              x!,
              { mean: mean!, variance: variance!, epsilon },
              { gamma: gamma!, beta: beta! },
              y!,
            );
            return undefined;
          },
          tolerance: { relative: bound },
          scale: sized(shape, 30),
        });
      });
    });
  });
  each(context, "normalizeColumnsGradient", (dtype, column, bound) => {
    for (const [title, areOfInput] of [
      ["the input's own statistics", true],
      ["fixed statistics", false],
    ] as const) {
      test(`normalizeColumnsGradient for ${title} has error < ${bound} of the sums of magnitudes in ${dtype}, ${context.operandsTested}`, () => {
        forAll(context, (layout, shape) => {
          const rows = shape.slice(0, -1).reduce((product, length) => product * length, 1);
          for (const isWanted of [true, false]) {
            compare(context, {
              ...{ dtype, layout },
              operands: [
                input(shape, dtype, 117),
                input(column(shape), dtype, 118),
                positive(column(shape), dtype, 119),
                input(column(shape), dtype, 120),
                input(shape, dtype, 121),
                ...(isWanted ? [output(shape)] : []),
                updated(column(shape), dtype, 122),
                updated(column(shape), dtype, 123),
              ],
              run: (backend, [x, mean, variance, gamma, g, ...results]) => {
                const inputGradient = isWanted ? results.shift() : undefined;
                backend.normalizeColumnsGradient(
                  { input: x!, gamma: gamma!, outputGradient: g!, inputGradient },
                  { mean: mean!, variance: variance!, epsilon, areOfInput },
                  { gamma: results[0]!, beta: results[1]! },
                );
                return undefined;
              },
              tolerance: { relative: bound },
              scale: sized(shape, 30 * rows),
            });
          }
        });
      });
    }
  });
  describeRows(context);
}

function describeRows(context: SuiteContext): void {
  each(context, "normalizeRows", (dtype, column, bound) => {
    test(`normalizeRows has error < ${bound} of its operands' size in ${dtype}, ${context.operandsTested}`, () => {
      forAll(context, (layout, shape) => {
        compare(context, {
          ...{ dtype, layout },
          operands: [
            input(shape, dtype, 124),
            input(column(shape), dtype, 125),
            input(column(shape), dtype, 126),
            output(shape),
          ],
          run: (backend, [x, gamma, beta, y]) => {
            backend.normalizeRows(x!, epsilon, { gamma: gamma!, beta: beta! }, y!);
            return undefined;
          },
          tolerance: { relative: bound },
          scale: sized(shape, 30),
        });
      });
    });
  });
  each(context, "normalizeRowsGradient", (dtype, column, bound) => {
    test(`normalizeRowsGradient has error < ${bound} of the sums of magnitudes in ${dtype}, ${context.operandsTested}`, () => {
      forAll(context, (layout, shape) => {
        const rows = shape.slice(0, -1).reduce((product, length) => product * length, 1);
        for (const isWanted of [true, false]) {
          compare(context, {
            ...{ dtype, layout },
            operands: [
              input(shape, dtype, 127),
              input(column(shape), dtype, 128),
              input(shape, dtype, 129),
              ...(isWanted ? [output(shape)] : []),
              updated(column(shape), dtype, 130),
              updated(column(shape), dtype, 131),
            ],
            run: (backend, [x, gamma, g, ...results]) => {
              const inputGradient = isWanted ? results.shift() : undefined;
              backend.normalizeRowsGradient(
                { input: x!, gamma: gamma!, outputGradient: g!, inputGradient },
                epsilon,
                { gamma: results[0]!, beta: results[1]! },
              );
              return undefined;
            },
            tolerance: { relative: bound },
            scale: sized(shape, 60 * rows),
          });
        }
      });
    });
  });
}

/** Tests of an operation in both element types, each with its bound. */
function each(
  context: SuiteContext,
  operation: OperationName,
  tests: (dtype: DType, column: (shape: Shape) => Shape, bound: number) => void,
): void {
  context.describeOperation(operation, () => {
    for (const dtype of dtypes) tests(dtype, (shape) => [shape.at(-1)!], context.bound(dtype));
  });
}

function forAll(
  context: SuiteContext,
  check: (layout: SuiteContext["layouts"][number], shape: Shape) => void,
): void {
  for (const layout of context.layouts) for (const shape of shapes) check(layout, shape);
}

/** Variances of 0 and more. */
function positive(shape: Shape, dtype: DType, seed: number): Operand {
  const { values } = input(shape, dtype, seed);
  return inputOf(
    shape,
    dtype,
    values.map((x) => x * x),
  );
}

function sized(shape: Shape, size: number): number[] {
  return new Array<number>(shape.reduce((product, length) => product * length, 1)).fill(size);
}
