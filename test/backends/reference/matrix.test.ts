import { expect, test } from "vitest";
import { matrixOperations } from "../../../src/backends/reference/matrix.js";
import { ShapeError } from "../../../src/errors/index.js";
import { tensor, zeros } from "../../../src/tensor/index.js";
import { valuesOf } from "../../support/random-tensor.js";

test("affine rounds once in float32, after the bias is added: 2²⁴ + 0.5 + 0.5 is 2²⁴ + 1 rounded to even", () => {
  const output = zeros([1, 1]);
  matrixOperations.affine(tensor([[2 ** 24, 1.5]]), tensor([[1], [1]]), tensor([0.75]), output);
  expect(output.get(0, 0)).toBe(2 ** 24 + 2);
});

test("addTransposedProduct accumulates and productTransposed overwrites", () => {
  const output = tensor([[100]]);
  matrixOperations.addTransposedProduct(tensor([[1], [2]]), tensor([[3], [4]]), output);
  expect(valuesOf(output)).toEqual([111]);
  matrixOperations.productTransposed(tensor([[1, 2]]), tensor([[3, 4]]), output);
  expect(valuesOf(output)).toEqual([11]);
});

test("addColumnSums adds float64 sums: 10,000 times 0.1 has relative error < 6e-8 in float32", () => {
  const output = zeros([1]);
  const column = tensor(Array.from({ length: 10_000 }, () => [0.1]));
  matrixOperations.addColumnSums(column, output);
  expect(Math.abs(output.get(0) / (10_000 * Math.fround(0.1)) - 1)).toBeLessThan(6e-8);
});

test("a bias or a sum of another length than the output has columns gives a ShapeError", () => {
  expect(() => {
    matrixOperations.affine(zeros([2, 3]), zeros([3, 4]), zeros([3]), zeros([2, 4]));
  }).toThrow(ShapeError);
  expect(() => {
    matrixOperations.addColumnSums(zeros([2, 3]), zeros([2]));
  }).toThrow(ShapeError);
});
