import { expect, test } from "vitest";
import { optimizerOperations } from "../../../src/backends/reference/optimizers.js";
import { ShapeError } from "../../../src/errors/index.js";
import { tensor, zeros } from "../../../src/tensor/index.js";

const float64 = { dtype: "float64" } as const;
const rates = { learningRate: 0.5, weightDecay: 0 };

test("weight decay is the step of the loss ½·λ·Σw²: without a gradient w shrinks by 1 − η·λ", () => {
  const value = tensor([2, -4], [2], float64);
  const settings = { learningRate: 0.5, weightDecay: 0.25 };
  optimizerOperations.gradientStep(value, zeros([2], float64), settings);
  expect([value.get(0), value.get(1)]).toEqual([1.75, -3.5]);
});

test("the velocity of a constant gradient g tends to g / (1 − μ)", () => {
  const [value, gradient, velocity] = [
    zeros([1], float64),
    tensor([3], [1], float64),
    zeros([1], float64),
  ];
  const settings = { ...rates, momentum: 0.5, nesterov: false };
  for (let i = 0; i < 60; i++)
    optimizerOperations.momentumStep(value, gradient, velocity, settings);
  expect(velocity.get(0)).toBe(6);
});

test("the first step of Adam has the length of the learning rate, whatever the gradient's", () => {
  for (const g of [1e-3, 1, 1e3]) {
    const value = zeros([1], float64);
    const [first, second] = [zeros([1], float64), zeros([1], float64)];
    const settings = { ...rates, beta1: 0.9, beta2: 0.999, epsilon: 0, step: 1, decoupled: false };
    optimizerOperations.adamStep(value, tensor([g], [1], float64), first, second, settings);
    expect(Math.abs(value.get(0) + 0.5)).toBeLessThan(1e-14);
  }
});

test("decoupled weight decay leaves Adam's moments as they are without a gradient", () => {
  const value = tensor([2], [1], float64);
  const [first, second] = [zeros([1], float64), zeros([1], float64)];
  const settings = {
    learningRate: 0.5,
    weightDecay: 0.25,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
  };
  const gradient = zeros([1], float64);
  optimizerOperations.adamStep(value, gradient, first, second, {
    ...settings,
    step: 1,
    decoupled: true,
  });
  expect([value.get(0), first.get(0), second.get(0)]).toEqual([1.75, 0, 0]);
});

test("a gradient of another shape than its parameter gives a ShapeError", () => {
  expect(() => {
    optimizerOperations.gradientStep(zeros([2, 3]), zeros([3, 2]), rates);
  }).toThrow(ShapeError);
});
