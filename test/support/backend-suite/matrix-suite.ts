import { expect, test } from "vitest";
import type { DType } from "../../../src/tensor/index.js";
import { valuesOf } from "../random-tensor.js";
import { compare, input, output, updated, type Comparison } from "./compare.js";
import { dtypes, edgeSizes, type OperationName, type SuiteContext } from "./context.js";

type Sizes = readonly [n: number, k: number, m: number];
type Product = (sizes: Sizes, dtype: DType) => Pick<Comparison, "operands" | "run">;

/** Each edge size in each place beside others, all three alike, and products longer than a block. */
const productSizes: readonly Sizes[] = [
  ...edgeSizes.flatMap((size): Sizes[] => [
    [size, size, size],
    [size, 5, 33],
    [33, size, 4],
    [4, 65, size],
  ]),
  [130, 257, 70],
  [1100, 5, 9],
  [7, 1100, 9],
  [7, 9, 1100],
];

const products: Partial<Record<OperationName, Product>> = {
  affine: ([n, k, m], dtype) => ({
    operands: [
      input([n, k], dtype, 1),
      input([k, m], dtype, 2),
      input([m], dtype, 3),
      output([n, m]),
    ],
    run: (backend, [left, weights, bias, result]) => {
      backend.affine(left!, weights!, bias, result!);
      return undefined;
    },
  }),
  addTransposedProduct: ([n, k, m], dtype) => ({
    operands: [input([n, k], dtype, 4), input([n, m], dtype, 5), updated([k, m], dtype, 6)],
    run: (backend, [left, right, result]) => {
      backend.addTransposedProduct(left!, right!, result!);
      return undefined;
    },
  }),
  productTransposed: ([n, k, m], dtype) => ({
    operands: [input([n, m], dtype, 7), input([k, m], dtype, 8), output([n, k])],
    run: (backend, [left, right, result]) => {
      backend.productTransposed(left!, right!, result!);
      return undefined;
    },
  }),
  addColumnSums: ([n, , m], dtype) => ({
    operands: [input([n, m], dtype, 9), updated([m], dtype, 10)],
    run: (backend, [left, result]) => {
      backend.addColumnSums(left!, result!);
      return undefined;
    },
  }),
};

/** Products against the oracle's; errors refer to the sum of the terms' magnitudes. */
export function describeMatrices(context: SuiteContext): void {
  for (const operation of Object.keys(products) as (keyof typeof products)[]) {
    context.describeOperation(operation, () => {
      for (const dtype of dtypes) describeProduct(context, operation, products[operation]!, dtype);
      if (operation === "affine") describeAffineAlone(context);
    });
  }
}

function describeProduct(
  context: SuiteContext,
  operation: string,
  product: Product,
  dtype: DType,
): void {
  const relative = context.bound(dtype);
  for (const layout of context.layouts) {
    test(`${operation} has error < ${relative} of Σ|terms| in ${dtype} for n, k, m from 0 to 1100, ${layout} tensors`, () => {
      for (const sizes of productSizes) {
        const tolerance = { relative };
        compare(context, {
          ...product(sizes, dtype),
          dtype,
          layout,
          tolerance,
          scale: "magnitudes",
        });
      }
    });
  }

  test(`${operation} called twice gives the same bits in ${dtype}`, () => {
    for (const sizes of productSizes) {
      const { operands, run } = product(sizes, dtype);
      const [first, second] = [1, 2].map(() => {
        const tensors = operands.map(({ values, shape }) =>
          context.place(values, shape, dtype, "allocated"),
        );
        run(context.backend, tensors);
        return tensors;
      });
      operands.forEach((_, position) => {
        expect(valuesOf(first![position]!)).toEqual(valuesOf(second![position]!));
      });
    }
  });
}

function describeAffineAlone(context: SuiteContext): void {
  for (const dtype of dtypes) {
    const relative = context.bound(dtype);
    test(`affine without a bias has error < ${relative} of Σ|terms| in ${dtype}`, () => {
      for (const [n, k, m] of productSizes) {
        compare(context, {
          dtype,
          layout: "mixed",
          operands: [input([n, k], dtype, 11), input([k, m], dtype, 12), output([n, m])],
          run: (backend, [left, weights, result]) => {
            backend.affine(left!, weights!, undefined, result!);
            return undefined;
          },
          tolerance: { relative },
          scale: "magnitudes",
        });
      }
    });
  }

  test("affine keeps a NaN or an infinity of the input in its own row", () => {
    for (const special of [Number.NaN, Number.POSITIVE_INFINITY]) {
      for (const dtype of dtypes) {
        const left = input([5, 33], dtype, 13);
        const values = left.values.map((value, i) => (i === 2 * 33 + 7 ? special : value));
        compare(context, {
          dtype,
          layout: "contiguous",
          operands: [{ ...left, values }, input([33, 9], dtype, 14), output([5, 9])],
          run: (backend, [rows, weights, result]) => {
            backend.affine(rows!, weights!, undefined, result!);
            return undefined;
          },
          tolerance: { relative: context.bound(dtype) },
          scale: "magnitudes",
        });
      }
    }
  });
}
