import fc from "fast-check";
import { expect, test } from "vitest";
import {
  at,
  forEachElement,
  forEachRow,
  mapPairs,
} from "../../../src/backends/reference/strided.js";
import { ShapeError } from "../../../src/errors/index.js";
import { elementCount, zeros } from "../../../src/tensor/index.js";
import {
  elementPositions,
  placed,
  placements,
  randomTensor,
  valuesOf,
} from "../../support/random-tensor.js";

test("forEachElement visits the elements of every tensor in row order, once each", () => {
  fc.assert(
    fc.property(placements, ({ shape, placement }) => {
      const strided = placed(new Float64Array(elementCount(shape)), shape, "float64", placement);
      const plain = zeros(shape);
      const visited: [number, number][] = [];
      forEachElement([strided, plain], (i, j) => visited.push([i, j]));
      const plainPositions = elementPositions(plain);
      expect(visited).toEqual(elementPositions(strided).map((i, n) => [i, plainPositions[n]]));
    }),
  );
});

test("forEachElement visits one element of a tensor without dimensions and none of an empty one", () => {
  const visits = (shape: number[]): number => {
    let count = 0;
    forEachElement([zeros(shape)], () => count++);
    return count;
  };
  expect([visits([]), visits([0]), visits([3, 0]), visits([0, 3])]).toEqual([1, 0, 0, 0]);
});

test("forEachRow visits the first element of every row, also of rows without elements", () => {
  const rows: number[] = [];
  forEachRow([randomTensor([2, 3, 5], "float32", 1)], (row) => rows.push(row));
  expect(rows).toEqual([0, 5, 10, 15, 20, 25]);
  let empty = 0;
  forEachRow([zeros([4, 0])], () => empty++);
  expect(empty).toBe(4);
});

test("mapPairs may write into one of the tensors that it reads", () => {
  const left = randomTensor([4, 3], "float64", 2, "transposed");
  const right = randomTensor([4, 3], "float64", 3, "reversed");
  const sums = valuesOf(left).map((x, i) => x + valuesOf(right)[i]!);
  mapPairs(left, right, right, (x, y) => x + y);
  expect(valuesOf(right)).toEqual(sums);
});

test("tensors of different shapes give a ShapeError", () => {
  expect(() => {
    forEachElement([zeros([2, 3]), zeros([3, 2])], () => undefined);
  }).toThrow(ShapeError);
});

test("reading outside of a tensor's data gives NaN", () => {
  expect(at(new Float32Array([1]), 1)).toBeNaN();
});
