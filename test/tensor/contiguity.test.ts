import { expect, test } from "vitest";
import { isContiguous, zeros } from "../../src/tensor/index.js";
import { placed } from "../support/random-tensor.js";

test("isContiguous knows row order from any other, whatever the stride of an axis of length 1", () => {
  expect(isContiguous(zeros([2, 3, 4]))).toBe(true);
  expect(isContiguous(zeros([2, 3]).transpose(1, 0))).toBe(false);
  expect(isContiguous(zeros([4, 3]).hi(4, 2))).toBe(false);
  expect(isContiguous(zeros([4, 3]).lo(2).hi(2))).toBe(true);
  expect(isContiguous(placed([1, 2], [1, 2], "float32", { steps: [5, 1] }))).toBe(true);
});

test("isContiguous holds for an array without elements, whatever its strides", () => {
  expect(isContiguous({ shape: [0, 3], stride: [7, 9] })).toBe(true);
});
