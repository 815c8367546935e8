import { expect, test } from "vitest";
import { StateError } from "../../../src/errors/index.js";
import {
  dtypeOf,
  elementCount,
  type DType,
  type Shape,
  type Tensor,
} from "../../../src/tensor/index.js";
import { expectClose } from "../expect-close.js";
import { laidOut, randomValues, valuesOf } from "../random-tensor.js";
import { dtypes, type SuiteContext } from "./context.js";
import {
  blockRows,
  gathered,
  reads,
  rows,
  shuffled,
  sources,
  type Source,
} from "./prepared-cases.js";

/** Columns of the rows in products: more than one band of a sparse kernel. */
const width = 140;

/** Prepared rows read one by one and as the left operand of products. */
export function describePreparedRows(context: SuiteContext): void {
  context.describeOperation("prepare", () => {
    for (const dtype of dtypes) {
      for (const source of sources([5, 13])) describeReads(context, source, dtype);
      for (const source of sources([width])) describeProducts(context, source, dtype);
    }
    describeLifetimes(context);
  });
}

function describeReads(context: SuiteContext, source: Source, dtype: DType): void {
  test(`read gives the rows of ${source.title} exactly as ${dtype}, in any order`, () => {
    const options = { dtype, blockRows, productsOnly: false };
    const prepared = context.backend.prepare(source.inputs, options);
    expect(prepared.rows).toBe(rows);
    expect(prepared.sampleShape).toEqual(source.sampleShape);
    for (const { order, start, end } of reads) {
      const block = prepared.read(order, start, end);
      expect(dtypeOf(block)).toBe(dtype);
      expect(block.shape).toEqual([end - start, ...source.sampleShape]);
      expectClose(block, gathered(source, order, start, end), {}, `rows ${start} to ${end}`);
    }
    prepared.dispose();
  });
}

function describeProducts(context: SuiteContext, source: Source, dtype: DType): void {
  for (const productsOnly of [true, false]) {
    const kept = productsOnly ? "kept for products only" : "kept for any operation";
    const relative = context.bound(dtype);
    test(`affine and addTransposedProduct of rows of ${source.title} ${kept} have error < ${relative} of Σ|terms| in ${dtype}`, () => {
      const options = { dtype, blockRows, productsOnly };
      const prepared = context.backend.prepare(source.inputs, options);
      for (const { order, start, end } of reads) {
        const count = end - start;
        const block = prepared.read(order, start, end);
        expect(block.shape).toEqual([count, width]);
        const values = gathered(source, order, start, end).map((value) =>
          dtype === "float32" ? Math.fround(value) : value,
        );
        const where = `${count} rows from ${start}`;
        for (const units of [4, 17]) {
          const right = { weights: [width, units], bias: [units], gradient: [count, units] };
          const operand = (shape: Shape, seed: number): number[] =>
            randomValues(elementCount(shape), dtype, seed);
          const weights = operand(right.weights, 81);
          const bias = operand(right.bias, 82);
          const gradient = operand(right.gradient, 83);
          const sum = operand(right.weights, 84);

          const outputs = context.place(
            operand(right.gradient, 85),
            right.gradient,
            dtype,
            "allocated",
          );
          const sums = context.place(sum, right.weights, dtype, "allocated");
          context.backend.affine(
            block,
            context.place(weights, right.weights, dtype, "allocated"),
            context.place(bias, right.bias, dtype, "allocated"),
            outputs,
          );
          context.backend.addTransposedProduct(
            block,
            context.place(gradient, right.gradient, dtype, "allocated"),
            sums,
          );

          const [expected, scale] = [(x: number) => x, Math.abs].map((map) => {
            const exact = (list: readonly number[], shape: Shape): Tensor =>
              laidOut(list.map(map), shape, "float64", "contiguous");
            const left = exact(values, [count, width]);
            const output = exact(operand(right.gradient, 85), right.gradient);
            const total = exact(sum, right.weights);
            const { oracle } = context;
            oracle.affine(left, exact(weights, right.weights), exact(bias, right.bias), output);
            oracle.addTransposedProduct(left, exact(gradient, right.gradient), total);
            return { output: valuesOf(output), total: valuesOf(total) };
          });
          expectClose(
            outputs,
            expected!.output,
            { relative, scale: scale!.output },
            `affine, ${where}`,
          );
          expectClose(
            sums,
            expected!.total,
            { relative, scale: scale!.total },
            `addTransposedProduct, ${where}`,
          );
        }
      }
      prepared.dispose();
    });
  }
}

function describeLifetimes(context: SuiteContext): void {
  test("two prepared data sets can be read in turn", () => {
    const [first, second] = sources([5, 13]);
    const options = { dtype: "float32", blockRows, productsOnly: false } as const;
    const [left, right] = [first!, second!].map(({ inputs }) =>
      context.backend.prepare(inputs, options),
    );
    const leftBlock = left!.read(shuffled(rows), 0, 20);
    const rightBlock = right!.read(shuffled(rows), 20, 40);
    expectClose(leftBlock, gathered(first!, shuffled(rows), 0, 20), {});
    expectClose(rightBlock, gathered(second!, shuffled(rows), 20, 40), {});
    left!.dispose();
    right!.dispose();
  });
  test("rows can't be read after dispose, which may be called twice", () => {
    const [source] = sources([5, 13]);
    const options = { dtype: "float32", blockRows, productsOnly: false } as const;
    const prepared = context.backend.prepare(source!.inputs, options);
    prepared.dispose();
    prepared.dispose();
    expect(() => prepared.read(undefined, 0, 1)).toThrow(StateError);
  });
}
