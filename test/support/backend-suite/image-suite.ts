import { expect, test } from "vitest";
import type { WindowGeometry } from "../../../src/backends/operations/image-operations.js";
import { elementCount, type DType, type Shape } from "../../../src/tensor/index.js";
import { valuesOf } from "../random-tensor.js";
import { compare, input, inputOf, output, updated } from "./compare.js";
import { dtypes, type SuiteContext } from "./context.js";

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

/** Images, a window, how many filters, and the zeros on each side where there are any. */
interface Case {
  readonly images: Shape;
  readonly window: readonly [height: number, width: number];
  readonly filters: number;
  readonly strides?: readonly [vertical: number, horizontal: number];
  readonly padding?: readonly [above: number, left: number, below: number, right: number];
}

const cases: readonly Case[] = [
  { images: [0, 4, 4, 2], window: [3, 3], filters: 2 },
  { images: [1, 1, 1, 1], window: [1, 1], filters: 1 },
  { images: [2, 5, 4, 1], window: [3, 2], filters: 3, padding: [1, 0, 1, 1] },
  { images: [3, 6, 7, 3], window: [3, 3], filters: 5, padding: [1, 1, 1, 1] },
  { images: [2, 9, 8, 5], window: [2, 3], filters: 8, strides: [2, 3] },
  { images: [2, 7, 7, 4], window: [5, 5], filters: 9, padding: [2, 2, 2, 2] },
  { images: [1, 8, 9, 2], window: [3, 3], filters: 17, strides: [2, 2], padding: [0, 0, 1, 1] },
  { images: [5, 5, 5, 16], window: [5, 5], filters: 33 },
  { images: [3, 7, 8, 2], window: [5, 5], filters: 3, padding: [2, 2, 2, 2] },
  { images: [1, 3, 3, 65], window: [2, 2], filters: 4 },
  { images: [33, 4, 3, 1], window: [1, 3], filters: 31, padding: [0, 1, 0, 1] },
];

function geometryOf({ window, strides = [1, 1], padding = [0, 0, 0, 0] }: Case): WindowGeometry {
  const [height, width] = window;
  const [verticalStride, horizontalStride] = strides;
  const [paddingAbove, paddingLeft] = padding;
  return { height, width, verticalStride, horizontalStride, paddingAbove, paddingLeft };
}

function outputShape(one: Case, channels: number): Shape {
  const { images, window, strides = [1, 1], padding = [0, 0, 0, 0] } = one;
  const [count = 0, height = 0, width = 0] = images;
  const [above, left, below, right] = padding;
  const rows = Math.floor((height + above + below - window[0]) / strides[0]) + 1;
  const columns = Math.floor((width + left + right - window[1]) / strides[1]) + 1;
  return [count, rows, columns, channels];
}

const weightShape = ({ images, window, filters }: Case): Shape => [
  ...window,
  images[3] ?? 0,
  filters,
];

export function describeImages(context: SuiteContext): void {
  context.describeOperation("convolve", () => {
    for (const dtype of dtypes) describeConvolve(context, dtype);
  });
  context.describeOperation("addConvolutionWeightGradient", () => {
    for (const dtype of dtypes) describeWeightGradient(context, dtype);
  });
  context.describeOperation("convolutionInputGradient", () => {
    for (const dtype of dtypes) describeInputGradient(context, dtype);
  });
  for (const kind of ["maxPool", "averagePool"] as const) {
    context.describeOperation(kind, () => {
      for (const dtype of dtypes) describePool(context, kind, dtype);
    });
    context.describeOperation(`${kind}Gradient`, () => {
      for (const dtype of dtypes) describePoolGradient(context, kind, dtype);
    });
  }
}

function describeConvolve(context: SuiteContext, dtype: DType): void {
  const relative = context.bound(dtype);
  test(`convolve has error < ${relative} of the sum of magnitudes in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const one of cases) {
        for (const hasBias of [true, false]) {
          compare(context, {
            ...{ dtype, layout },
            operands: [
              input(one.images, dtype, 91),
              input(weightShape(one), dtype, 92),
              input([one.filters], dtype, 93),
              output(outputShape(one, one.filters)),
            ],
            run: (backend, [x, w, b, y]) => {
              backend.convolve(x!, w!, hasBias ? b : undefined, geometryOf(one), y!);
              return undefined;
            },
            tolerance: { relative },
            scale: "magnitudes",
          });
        }
      }
    }
  });
  test(`convolve hands on NaN and infinities of the input to the windows over them in ${dtype}`, () => {
    const one: Case = { images: [1, 3, 4, 1], window: [2, 2], filters: 5, padding: [0, 0, 1, 0] };
    const values = [...[nan, 1, 1, 1], ...[1, 1, 1, infinity], ...[1, 1, 1, 1]];
    for (const layout of context.layouts) {
      compare(context, {
        ...{ dtype, layout },
        operands: [
          inputOf(one.images, dtype, values),
          inputOf(weightShape(one), dtype, new Array<number>(20).fill(0.5)),
          output(outputShape(one, 5)),
        ],
        run: (backend, [x, w, y]) => {
          backend.convolve(x!, w!, undefined, geometryOf(one), y!);
          return undefined;
        },
        tolerance: { relative },
      });
    }
  });
}

function describeWeightGradient(context: SuiteContext, dtype: DType): void {
  const relative = context.bound(dtype);
  test(`addConvolutionWeightGradient has error < ${relative} of the sum of magnitudes in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const one of cases) {
        compare(context, {
          ...{ dtype, layout },
          operands: [
            input(one.images, dtype, 94),
            input(outputShape(one, one.filters), dtype, 95),
            updated(weightShape(one), dtype, 96),
          ],
          run: (backend, [x, g, w]) => {
            backend.addConvolutionWeightGradient(x!, g!, geometryOf(one), w!);
            return undefined;
          },
          tolerance: { relative },
          scale: "magnitudes",
        });
      }
    }
  });
}

function describeInputGradient(context: SuiteContext, dtype: DType): void {
  const relative = context.bound(dtype);
  test(`convolutionInputGradient has error < ${relative} of the sum of magnitudes in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const one of cases) {
        compare(context, {
          ...{ dtype, layout },
          operands: [
            input(outputShape(one, one.filters), dtype, 97),
            input(weightShape(one), dtype, 98),
            output(one.images),
          ],
          run: (backend, [g, w, x]) => {
            backend.convolutionInputGradient(g!, w!, geometryOf(one), x!);
            return undefined;
          },
          tolerance: { relative },
          scale: "magnitudes",
        });
      }
    }
  });
}

type Pool = "maxPool" | "averagePool";

function describePool(context: SuiteContext, kind: Pool, dtype: DType): void {
  const tolerance = kind === "maxPool" ? {} : { relative: context.bound(dtype) };
  const bound =
    kind === "maxPool" ? "is exact" : `has error < ${context.bound(dtype)} of the mean magnitude`;
  test(`${kind} ${bound} in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const one of cases) {
        compare(context, {
          ...{ dtype, layout },
          operands: [input(one.images, dtype, 99), output(outputShape(one, one.images[3] ?? 0))],
          run: (backend, [x, y]) => {
            backend[kind](x!, geometryOf(one), y!);
            return undefined;
          },
          tolerance,
          ...(kind === "averagePool" && { scale: "magnitudes" as const }),
        });
      }
    }
  });
  test(`${kind} hands on NaN and infinities in ${dtype}`, () => {
    const one: Case = { images: [1, 2, 4, 1], window: [2, 2], filters: 1, strides: [2, 2] };
    const x = [nan, 1, infinity, 2, 3, -infinity, 5, 6];
    for (const layout of context.layouts) {
      const y = context.place([0, 0], outputShape(one, 1), dtype, layout);
      context.backend[kind](context.place(x, one.images, dtype, layout), geometryOf(one), y);
      expect(valuesOf(y)).toEqual([nan, infinity]);
    }
  });
  if (kind === "averagePool") return;
  test(`maxPool finds NaN at every place of a window, and the first of −0 and 0, in ${dtype}`, () => {
    const one: Case = { images: [6, 2, 2, 1], window: [2, 2], filters: 1 };
    const windows = [0, 1, 2, 3].map((place) =>
      [1, 2, 3, 4].map((x, i) => (i === place ? nan : x)),
    );
    const x = [...windows.flat(), ...[-0, 0, -1, 0], ...[-2, 0, -0, -0]];
    for (const layout of context.layouts) {
      const y = context.place(new Array<number>(6).fill(0), outputShape(one, 1), dtype, layout);
      context.backend.maxPool(context.place(x, one.images, dtype, layout), geometryOf(one), y);
      expect(valuesOf(y)).toEqual([nan, nan, nan, nan, -0, 0]);
    }
  });
}

function describePoolGradient(context: SuiteContext, kind: Pool, dtype: DType): void {
  const relative = context.bound(dtype);
  test(`${kind}Gradient has error < ${relative} of the sum of magnitudes in ${dtype}, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const one of cases) {
        const channels = one.images[3] ?? 0;
        const shape = outputShape(one, channels);
        // Few different values, so that windows have several that are largest.
        const x = Array.from({ length: elementCount(one.images) }, (_, i) => (i * 7) % 5);
        compare(context, {
          ...{ dtype, layout },
          operands: [
            inputOf(one.images, dtype, x),
            { ...output(shape), values: new Array<number>(elementCount(shape)).fill(0) },
            input(shape, dtype, 89),
            output(one.images),
          ],
          run: (backend, [from, y, g, target]) => {
            const geometry = geometryOf(one);
            if (kind === "averagePool") {
              backend.averagePoolGradient(g!, geometry, target!);
              return undefined;
            }
            backend.maxPool(from!, geometry, y!);
            backend.maxPoolGradient(from!, y!, g!, geometry, target!);
            return undefined;
          },
          tolerance: { relative },
          scale: "magnitudes",
        });
      }
    }
  });
  if (kind === "averagePool") return;
  test(`maxPoolGradient goes to the first of the largest, and to a NaN in ${dtype}`, () => {
    const geometry = geometryOf({ images: [], window: [1, 3], filters: 1, strides: [1, 3] });
    for (const layout of context.layouts) {
      const place = (values: readonly number[], width: number): ReturnType<typeof context.place> =>
        context.place(values, [1, 1, width, 1], dtype, layout);
      const x = place([1, 2, 2, 5, nan, nan, -infinity, -infinity, -infinity], 9);
      const [y, g, target] = [place([0, 0, 0], 3), place([1, 2, 3], 3), place(Array(9).fill(7), 9)];
      context.backend.maxPool(x, geometry, y);
      context.backend.maxPoolGradient(x, y, g, geometry, target);
      expect(valuesOf(target)).toEqual([0, 1, 0, 0, 2, 0, 3, 0, 0]);
    }
  });
}
