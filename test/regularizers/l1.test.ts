import { expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { L1 } from "../../src/regularizers/index.js";
import { tensor, zeros } from "../../src/tensor/index.js";
import { laidOut, layouts } from "../support/random-tensor.js";
import { expectGradientOfPenalty } from "./central-differences.js";

/** Values away from 0, where the magnitude has its kink. */
const values = [0.5, -1.25, 2, -0.125, 0.75, -3];

test("the penalty of L1 is λ·Σ|w|", () => {
  expect(new L1(0.5).penalty(tensor([1, -2, 3], [3], { dtype: "float64" }))).toBe(3);
  expect(new L1(0.5).penalty(zeros([0, 3]))).toBe(0);
});

test("L1 adds λ·sign(w) to the gradient, nothing at 0, and leaves w as it is", () => {
  const value = tensor([1e-6, -2, 0]);
  const gradient = tensor([10, 20, 30]);
  new L1(0.5).addGradient(value, gradient);
  expect([...gradient.data]).toEqual([10.5, 19.5, 30]);
  expect([...value.data]).toEqual([Math.fround(1e-6), -2, 0]);
});

test.each(layouts)(
  "the gradient of L1 over a %s tensor is the slope of its penalty with relative error < 1e-8",
  (layout) => {
    expectGradientOfPenalty(new L1(0.3), laidOut(values, [2, 3], "float64", layout), 1e-8);
  },
);

test.each([-0.1, NaN, Infinity])("L1 refuses the strength %d", (strength) => {
  expect(() => new L1(strength)).toThrow(ArgumentError);
});
