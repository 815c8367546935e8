import { expect, test } from "vitest";
import { reductionOperations } from "../../../src/backends/reference/reductions.js";
import { ArgumentError } from "../../../src/errors/index.js";
import { tensor, zeros } from "../../../src/tensor/index.js";

test("sumOfSquares of float32 numbers neither overflows nor vanishes", () => {
  const large = Math.fround(1e38);
  expect(reductionOperations.sumOfSquares(tensor([large, large]))).toBe(2 * large * large);
  const small = Math.fround(1e-40);
  expect(reductionOperations.sumOfSquares(tensor([small]))).toBe(small * small);
});

test("argmaxRows gives an ArgumentError where the output is too short for the rows", () => {
  expect(() => {
    reductionOperations.argmaxRows(zeros([3, 2]), new Int32Array(2));
  }).toThrow(ArgumentError);
});

test("argmaxRows takes rows of one column and of one element only", () => {
  const output = new Int32Array([9, 9]);
  reductionOperations.argmaxRows(tensor([[5], [Number.NaN]]), output);
  expect(Array.from(output)).toEqual([0, 0]);
});
