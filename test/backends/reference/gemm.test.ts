import fc from "fast-check";
import { expect, test } from "vitest";
import { gemm } from "../../../src/backends/reference/gemm.js";
import { ShapeError } from "../../../src/errors/index.js";
import { elementCount, tensor, zeros, type Shape, type Tensor } from "../../../src/tensor/index.js";
import {
  placed,
  placementOfRank,
  randomTensor,
  randomValues,
  valuesOf,
} from "../../support/random-tensor.js";

test("in float32 each element is the float64 sum of its terms rounded once, for any strides", () => {
  const size = fc.integer({ min: 0, max: 70 });
  const strides = fc.tuple(placementOfRank(2), placementOfRank(2), placementOfRank(2));
  const keeps = fc.constantFrom<0 | 1>(0, 1);
  fc.assert(
    fc.property(
      size,
      size,
      size,
      strides,
      keeps,
      (n, k, m, [forLeft, forRight, forOutput], keep) => {
        const make = (shape: Shape, seed: number, placement: typeof forLeft): Tensor =>
          placed(randomValues(elementCount(shape), "float32", seed), shape, "float32", placement);
        const left = make([n, k], 1, forLeft);
        const right = make([k, m], 2, forRight);
        const output = make([n, m], 3, forOutput);
        const expected = valuesOf(output).map((before, position) => {
          let sum = 0;
          for (let inner = 0; inner < k; inner++) {
            sum += left.get(Math.floor(position / m), inner) * right.get(inner, position % m);
          }
          return Math.fround(keep * before + sum);
        });
        gemm(output, left, right, keep);
        expect(valuesOf(output)).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

test("float32 sums of 5,000 terms keep the small ones: 1e8 + 4,998 times 1 − 1e8 is 4,998", () => {
  const terms = [1e8, ...new Array<number>(4998).fill(1), -1e8];
  const output = zeros([1, 1]);
  gemm(output, tensor([terms]), tensor(terms.map(() => [1])), 0);
  expect(output.get(0, 0)).toBe(4998);
});

test("with keep 0 what the output held, NaN included, has no influence", () => {
  const output = tensor([[Number.NaN, Infinity]]);
  gemm(
    output,
    tensor([[1, 2]]),
    tensor([
      [3, 4],
      [5, 6],
    ]),
    0,
  );
  expect(valuesOf(output)).toEqual([13, 16]);
});

test("products over 0 columns are 0, or what the output held", () => {
  const output = tensor([[7, 8]]);
  gemm(output, zeros([1, 0]), zeros([0, 2]), 1);
  expect(valuesOf(output)).toEqual([7, 8]);
  gemm(output, zeros([1, 0]), zeros([0, 2]), 0);
  expect(valuesOf(output)).toEqual([0, 0]);
});

test("shapes that don't fit give a ShapeError that names the operand", () => {
  const product = (output: Shape, left: Shape, right: Shape) => () => {
    gemm(zeros(output), randomTensor(left, "float32", 1), randomTensor(right, "float32", 2), 0);
  };
  expect(product([2, 3], [2, 5], [4, 3])).toThrow(ShapeError);
  expect(product([2, 3], [2, 5], [4, 3])).toThrow(/left operand: expected shape \[2, 4\]/);
  expect(product([2, 3], [2, 4], [4, 5])).toThrow(/right operand/);
  expect(product([2, 3, 1], [2, 4], [4, 3])).toThrow(/output/);
});
