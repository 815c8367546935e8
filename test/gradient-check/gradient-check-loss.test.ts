import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { gradientCheckLoss } from "../../src/gradient-check/index.js";
import {
  BinaryCrossEntropy,
  CrossEntropy,
  MeanSquaredError,
  type LossResult,
} from "../../src/losses/index.js";
import { wrap, type Tensor } from "../../src/tensor/index.js";
import { elements, float32, uniform } from "../support/tensors.js";

/** A right value, with a gradient that a factor makes wrong. */
class Scaled extends MeanSquaredError {
  readonly #factor: number;

  constructor(factor: number) {
    super();
    this.#factor = factor;
  }

  override evaluate(predictions: Tensor, targets: Tensor): LossResult {
    const { value, gradient } = super.evaluate(predictions, targets);
    const scaled = Float64Array.from(elements(gradient), (g) => this.#factor * g);
    return { value, gradient: wrap(scaled, gradient.shape) };
  }
}

describe("gradientCheckLoss", () => {
  it("passes a right gradient, and reports what it compared", () => {
    const report = gradientCheckLoss(new MeanSquaredError(), { shape: [4, 3] });
    expect(report.passed).toBe(true);
    expect(report.tensors.map(({ where, checked }) => [where, checked])).toEqual([
      ["predictions", 12],
      ["value", 1],
    ]);
    expect(gradientCheckLoss(new Scaled(1), { shape: [4, 3] }).passed).toBe(true);
  });

  it("fails a gradient that is wrong by a factor of 1.001", () => {
    const report = gradientCheckLoss(new Scaled(1.001), { shape: [4, 3] });
    expect(report.passed).toBe(false);
    expect(report.worst.where).toBe("predictions");
    expect(report.worst.analytic / report.worst.numeric).toBeCloseTo(1.001, 6);
  });

  it("fails a gradient through an activation, or a value, that is wrong", () => {
    class WrongGradient extends CrossEntropy {
      override evaluateThrough(kind: "softmax", predictions: Tensor, targets: Tensor): LossResult {
        const { value } = super.evaluateThrough(kind, predictions, targets)!;
        return { value, gradient: super.evaluate(predictions, targets).gradient };
      }
    }
    class WrongValue extends CrossEntropy {
      override evaluateThrough(kind: "softmax", predictions: Tensor, targets: Tensor): LossResult {
        const { value, gradient } = super.evaluateThrough(kind, predictions, targets)!;
        return { value: value + 0.001, gradient };
      }
    }
    const options = { shape: [4, 3], through: "softmax" } as const;
    expect(gradientCheckLoss(new WrongGradient(), options).worst.where).toBe("input of softmax");
    expect(gradientCheckLoss(new WrongValue(), options).worst.where).toBe("value");
    expect(gradientCheckLoss(new CrossEntropy(), options).passed).toBe(true);
  });

  it("draws probabilities and classes where the loss wants them", () => {
    class Seeing extends CrossEntropy {
      override evaluate(predictions: Tensor, targets: Tensor): LossResult {
        expect(elements(predictions).every((p) => p > 0.04 && p < 0.96)).toBe(true);
        for (let row = 0; row < 6; row++) {
          const target = elements(targets.lo(row, 0).hi(1, 4));
          expect(target.filter((y) => y === 1)).toHaveLength(1);
          expect(target.filter((y) => y === 0)).toHaveLength(3);
        }
        return super.evaluate(predictions, targets);
      }
    }
    expect(gradientCheckLoss(new Seeing(), { shape: [6, 4] }).passed).toBe(true);
    expect(gradientCheckLoss(new BinaryCrossEntropy(), { shape: [6, 1] }).passed).toBe(true);
  });

  it("takes predictions and targets of any type, as they are", () => {
    const predictions = float32(uniform([3, 2], 1));
    const targets = float32(uniform([3, 2], 2));
    class Seeing extends MeanSquaredError {
      override evaluate(seen: Tensor, wanted: Tensor): LossResult {
        expect(elements(wanted)).toEqual(elements(targets));
        elements(seen).forEach((p, i) => {
          expect(p).toBeCloseTo(elements(predictions)[i]!, 5);
        });
        return super.evaluate(seen, wanted);
      }
    }
    expect(gradientCheckLoss(new Seeing(), { predictions, targets }).passed).toBe(true);
  });

  it("refuses options that make no sense", () => {
    const loss = new MeanSquaredError();
    expect(() => gradientCheckLoss(loss, {})).toThrow(ArgumentError);
    expect(() => gradientCheckLoss(loss, {})).toThrow(
      "gradientCheckLoss: expected predictions [batch, units], or their shape, received neither.",
    );
    expect(() => gradientCheckLoss(loss, { shape: [4] })).toThrow("received shape [4].");
    expect(() => gradientCheckLoss(loss, { shape: [2, 2], step: -1 })).toThrow(
      "gradientCheckLoss, step: expected a finite number greater than 0, received -1.",
    );
    const targets = uniform([2, 3], 1);
    expect(() => gradientCheckLoss(loss, { shape: [2, 2], targets })).toThrow(ShapeError);
    expect(() => gradientCheckLoss(loss, { shape: [2, 2], through: "softmax" })).toThrow(
      'gradientCheckLoss, MeanSquaredError.evaluateThrough("softmax"): expected a value and a gradient, received undefined. Leave out the option through.',
    );
  });
});
