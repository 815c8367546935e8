import { expect, test } from "vitest";
import {
  softmax,
  softmaxCrossEntropy,
  softmaxGradient,
} from "../../../src/backends/reference/softmax.js";
import { tensor, zeros, type Tensor } from "../../../src/tensor/index.js";
import { randomTensor, valuesOf } from "../../support/random-tensor.js";

const inf = Infinity;

test("softmax makes NaN of the rows that have no probabilities and of no others", () => {
  const logits = tensor([
    [1, 1],
    [Number.NaN, 0],
    [inf, 0],
    [-inf, -inf],
    [-inf, 3],
  ]);
  const output = zeros([5, 2]);
  softmax(logits, output);
  const nan = Number.NaN;
  expect(valuesOf(output)).toEqual([0.5, 0.5, nan, nan, nan, nan, nan, nan, 0, 1]);
});

test("softmax may overwrite its input", () => {
  const logits = randomTensor([3, 7], "float32", 1);
  const apart = zeros([3, 7]);
  softmax(logits, apart);
  softmax(logits, logits);
  expect(valuesOf(logits)).toEqual(valuesOf(apart));
});

test("softmax works along the last axis of tensors of any rank", () => {
  const logits = randomTensor([2, 3, 5], "float64", 2, "transposed");
  const output = zeros([2, 3, 5], { dtype: "float64" });
  softmax(logits, output);
  const slice = zeros([3, 5], { dtype: "float64" });
  softmax(logits.pick(1, null, null), slice);
  expect(valuesOf(output).slice(15)).toEqual(valuesOf(slice));
});

test("softmaxGradient is that of central differences to 1e-9", () => {
  const logits = randomTensor([4, 6], "float64", 3);
  const upstream = randomTensor([4, 6], "float64", 4);
  const output = zeros([4, 6], { dtype: "float64" });
  const gradient = zeros([4, 6], { dtype: "float64" });
  softmax(logits, output);
  softmaxGradient(output, upstream, gradient);
  expectDifferences(logits, gradient, () => {
    softmax(logits, output);
    return valuesOf(output).reduce((sum, p, i) => sum + p * valuesOf(upstream)[i]!, 0);
  });
});

test("the gradient of softmaxCrossEntropy is that of central differences to 1e-9, any targets", () => {
  const logits = randomTensor([4, 6], "float64", 5);
  const targets = randomTensor([4, 6], "float64", 6);
  const gradient = zeros([4, 6], { dtype: "float64" });
  softmaxCrossEntropy(logits, targets, 1, gradient);
  expectDifferences(logits, gradient, () => softmaxCrossEntropy(logits, targets, 1, undefined));
});

test("softmaxCrossEntropy of a sure and right logit is 0, of a sure and wrong one the distance", () => {
  const logits = tensor([[1000, 0]]);
  expect(softmaxCrossEntropy(logits, tensor([[1, 0]]), 1, undefined)).toBe(0);
  expect(softmaxCrossEntropy(logits, tensor([[0, 1]]), 1, undefined)).toBe(1000);
});

function expectDifferences(input: Tensor, gradient: Tensor, loss: () => number): void {
  const step = 1e-5;
  for (let i = 0; i < input.data.length; i++) {
    const value = input.data[i]!;
    input.data[i] = value + step;
    const above = loss();
    input.data[i] = value - step;
    const below = loss();
    input.data[i] = value;
    expect(Math.abs(gradient.data[i]! - (above - below) / (2 * step))).toBeLessThan(1e-9);
  }
}
