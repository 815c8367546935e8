import { expect, test } from "vitest";
import { memoryOperations } from "../../../src/backends/reference/memory.js";
import { ArgumentError, ShapeError } from "../../../src/errors/index.js";
import { zeros } from "../../../src/tensor/index.js";

test("copy between different shapes gives a ShapeError", () => {
  expect(() => {
    memoryOperations.copy(zeros([2, 3]), zeros([3, 2]));
  }).toThrow(ShapeError);
});

test("allocating a negative or broken length gives an ArgumentError", () => {
  expect(() => memoryOperations.allocate([2, -1], "float32")).toThrow(ArgumentError);
  expect(() => memoryOperations.allocate([1.5], "float64")).toThrow(ArgumentError);
});
