import fc from "fast-check";
import { expect, test } from "vitest";
import type { ElementwiseLoss } from "../../../src/backends/operations/loss-operations.js";
import { lossOperations } from "../../../src/backends/reference/losses.js";
import { ShapeError } from "../../../src/errors/index.js";
import { tensor, zeros } from "../../../src/tensor/index.js";

const kinds: readonly ElementwiseLoss[] = [
  "squaredError",
  "absoluteError",
  "huber",
  "binaryCrossEntropy",
  "crossEntropy",
];

const parameter = 0.125;

for (const kind of kinds) {
  test(`the gradient of ${kind} is scale times that of central differences to 1e-7 away from kinks`, () => {
    const probability = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(probability, probability, (p, y) => {
        fc.pre(Math.abs(p - y) > 1e-3);
        const gradient = zeros([1], { dtype: "float64" });
        const loss = (prediction: number, into?: typeof gradient): number =>
          lossOperations.elementwiseLoss(kind, double(prediction), double(y), parameter, 0.5, into);
        loss(p, gradient);
        const step = 1e-5;
        const difference = (loss(p + step) - loss(p - step)) / (2 * step);
        expect(Math.abs(gradient.get(0) - 0.5 * difference)).toBeLessThan(1e-7);
      }),
    );
  });
}

test("a target of 0 leaves out log 0, also that of a NaN prediction in crossEntropy", () => {
  const loss = (kind: ElementwiseLoss, p: number, y: number): number =>
    lossOperations.elementwiseLoss(kind, double(p), double(y), 0, 1, undefined);
  expect(loss("crossEntropy", 0, 0)).toBe(0);
  expect(loss("crossEntropy", Number.NaN, 0)).toBe(0);
  expect(loss("binaryCrossEntropy", 0, 0)).toBe(0);
  expect(loss("binaryCrossEntropy", 1, 1)).toBe(0);
  expect(loss("binaryCrossEntropy", 0, 1)).toBe(Infinity);
});

test("predictions and targets of different shapes give a ShapeError", () => {
  expect(() =>
    lossOperations.elementwiseLoss("huber", zeros([2]), zeros([3]), 1, 1, undefined),
  ).toThrow(ShapeError);
});

function double(value: number): ReturnType<typeof tensor> {
  return tensor([value], [1], { dtype: "float64" });
}
