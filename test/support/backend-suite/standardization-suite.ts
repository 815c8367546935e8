import { test } from "vitest";
import type { Backend } from "../../../src/backends/backend.js";
import { wrap, type DType, type Shape, type Tensor } from "../../../src/tensor/index.js";
import { expectClose } from "../expect-close.js";
import { randomValues, valuesOf } from "../random-tensor.js";
import { compare, input, inputOf, output } from "./compare.js";
import { dtypes, type SuiteContext } from "./context.js";

const shapes: readonly Shape[] = [
  ...[
    [1, 1],
    [1, 5],
    [7, 3],
    [300, 2],
    [70, 65],
  ],
  [3, 4, 5, 6],
];

export function describeStandardization(context: SuiteContext): void {
  context.describeOperation("standardizeColumns", () => {
    for (const dtype of dtypes) {
      describeElements(context, dtype);
      describeSparseRows(context, dtype);
    }
  });
}

/** Deviations of at least ½, the first of them 0. */
function deviations(count: number, dtype: DType): readonly number[] {
  return randomValues(count, dtype, 132).map((x, j) => (j === 0 ? 0 : Math.abs(x) + 0.5));
}

function describeElements(context: SuiteContext, dtype: DType): void {
  const bound = context.bound(dtype);
  test(`standardizeColumns has error < ${bound} of its operands' size in ${dtype}, 0 divides by 1, ${context.operandsTested}`, () => {
    for (const layout of context.layouts) {
      for (const shape of shapes) {
        const columns = shape.at(-1)!;
        const x = input(shape, dtype, 130);
        const deviation = inputOf([columns], dtype, deviations(columns, dtype));
        const tolerance = { relative: bound };
        const scale = new Array<number>(x.values.length).fill(8);
        compare(context, {
          ...{ dtype, layout, tolerance, scale },
          operands: [x, input([columns], dtype, 131), deviation, output(shape)],
          run: (backend, [from, mean, deviation, to]) => {
            backend.standardizeColumns(from!, mean, deviation!, to!);
            return undefined;
          },
        });
        compare(context, {
          ...{ dtype, layout, tolerance, scale },
          operands: [x, deviation, output(shape)],
          run: (backend, [from, deviation, to]) => {
            backend.standardizeColumns(from!, undefined, deviation!, to!);
            return undefined;
          },
        });
      }
    }
  });
}

const [rows, width, units] = [70, 45, 37];

type Change = (
  backend: Backend,
  input: Tensor,
  make: () => Tensor,
  [mean, deviation]: readonly [Tensor, Tensor],
) => Tensor;

/** Chains of operations that a first product may be behind. */
const chains: readonly (readonly [title: string, change: Change])[] = [
  ["standardised rows", (...given) => standardized(...given)],
  [
    "rows that were scaled before",
    (backend, input, make, statistics) => {
      const scaled = make();
      backend.rescale(input, 0.5, 0, scaled);
      return standardized(backend, scaled, make, statistics);
    },
  ],
  [
    "rows that are scaled afterwards",
    (backend, input, make, statistics) => {
      const scaled = make();
      backend.rescale(standardized(backend, input, make, statistics), 0.5, 0, scaled);
      return scaled;
    },
  ],
  [
    "rows standardised twice",
    (backend, input, make, statistics) =>
      standardized(backend, standardized(backend, input, make, statistics), make, statistics),
  ],
  [
    "rows with dropout before",
    (backend, input, make, statistics) => {
      const dropped = make();
      backend.dropout(input, 0.5, [1, 2], dropped);
      return standardized(backend, dropped, make, statistics);
    },
  ],
  [
    "rows with dropout and noise afterwards",
    (backend, input, make, statistics) => {
      const [dropped, noisy] = [make(), make()];
      const result = standardized(backend, input, make, statistics);
      backend.dropout(result, 0.5, [1, 2], dropped);
      backend.addGaussianNoise(dropped, 0.5, [3, 4], noisy);
      return noisy;
    },
  ],
  [
    "rows divided without a mean",
    (backend, input, make, [, deviation]) => {
      const divided = make();
      backend.standardizeColumns(input, undefined, deviation, divided);
      return divided;
    },
  ],
];

function standardized(
  backend: Backend,
  input: Tensor,
  make: () => Tensor,
  [mean, deviation]: readonly [Tensor, Tensor],
): Tensor {
  const result = make();
  backend.standardizeColumns(input, mean, deviation, result);
  return result;
}

function describeSparseRows(context: SuiteContext, dtype: DType): void {
  // Of sums whose magnitudes are some hundreds.
  const bound = 200 * context.bound(dtype);
  const contents = [
    ["sparse", (i: number) => (i * 7919) % 5 === 0],
    // The rows that are read first take more room as pairs than as elements.
    ["half full", (i: number) => i < (rows / 2) * width],
  ] as const;
  for (const [title, change] of chains) {
    test(`products of ${title} are those of dense ones with error < ${bound}, in ${dtype}`, () => {
      const { backend } = context;
      const place = (values: readonly number[], shape: Shape): Tensor =>
        context.place(values, shape, dtype, context.layouts[0]!);
      const statistics = [
        place(randomValues(width, dtype, 131), [width]),
        place(deviations(width, dtype), [width]),
      ] as const;
      const weights = place(randomValues(width * units, dtype, 133), [width, units]);
      const bias = place(randomValues(units, dtype, 134), [units]);
      const upstream = place(randomValues(rows * units, dtype, 135), [rows, units]);
      for (const [, isNotZero] of contents) {
        const values = randomValues(rows * width, dtype, 136);
        const data = place(
          values.map((x, i) => (isNotZero(i) ? x : 0)),
          [rows, width],
        );
        const order = Int32Array.from({ length: rows }, (_, i) => (i * 31) % rows);
        const run = (productsOnly: boolean): Tensor => {
          const prepared = backend.prepare(data, { dtype, blockRows: rows, productsOnly });
          const reads = [
            [undefined, 3, 33],
            [order, 0, rows],
          ] as const;
          const result = reads.flatMap(([rowOrder, start, end]) => {
            const count = end - start;
            const make = (): Tensor => backend.allocate([count, width], dtype);
            const changed = change(backend, prepared.read(rowOrder, start, end), make, statistics);
            const product = backend.allocate([count, units], dtype);
            const plain = backend.allocate([count, units], dtype);
            const gradient = backend.allocate([width, units], dtype);
            gradient.data.fill(1);
            backend.affine(changed, weights, bias, product);
            backend.addTransposedProduct(changed, upstream.hi(count), gradient);
            backend.affine(changed, weights, undefined, plain);
            return [product, gradient, plain].flatMap(valuesOf);
          });
          prepared.dispose();
          return wrap(Float64Array.from(result), [result.length]);
        };
        expectClose(run(true), run(false), { absolute: bound });
      }
    });
  }
}
