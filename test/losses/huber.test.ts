import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { Huber } from "../../src/losses/huber.js";
import { specifyLoss } from "../support/loss-specification.js";
import { elements, float64 } from "../support/tensors.js";

specifyLoss("Huber", { create: (options) => new Huber(options), range: [-3, 3] });

describe("Huber: ½·d², δ·(|d| − ½·δ) beyond δ", () => {
  const predictions = float64([
    [1, -2],
    [0.5, 4],
  ]);
  const targets = float64([
    [0, 0],
    [0, 4],
  ]);

  it("is the mean over a sample's units, then the mean or the sum over the batch", () => {
    const mean = new Huber().evaluate(predictions, targets);
    expect(mean.value).toBe(0.53125);
    expect(elements(mean.gradient)).toEqual([0.25, -0.25, 0.125, 0]);
    expect(new Huber({ reduction: "sum" }).evaluate(predictions, targets).value).toBe(1.0625);
  });

  it("takes errors of ±1000 and of ±Infinity", () => {
    const wanted = float64([[0, 0]]);
    const large = new Huber().evaluate(float64([[1000, -1000]]), wanted);
    expect(large.value).toBe(999.5);
    expect(elements(large.gradient)).toEqual([0.5, -0.5]);
    const infinite = new Huber().evaluate(float64([[Infinity, -Infinity]]), wanted);
    expect(infinite.value).toBe(Infinity);
    expect(elements(infinite.gradient)).toEqual([0.5, -0.5]);
  });

  it("turns from quadratic to linear at delta, smoothly", () => {
    const at = (distance: number): number =>
      new Huber({ delta: 2 }).evaluate(float64([[distance]]), float64([[0]])).value;
    expect([at(1), at(2), at(3)]).toEqual([0.5, 2, 4]);
    expect(new Huber().delta).toBe(1);
  });

  it.each([0, -1, NaN, Infinity])("refuses the delta %d", (delta) => {
    expect(() => new Huber({ delta })).toThrow(ArgumentError);
    expect(() => new Huber({ delta })).toThrow(
      `Huber, delta: expected a finite number greater than 0, received ${delta}.`,
    );
  });

  it("objects to no predictions and is no loss of classification", () => {
    const loss = new Huber();
    const kinds = ["values", "softmax", "sigmoid", "unknown"] as const;
    expect(kinds.filter((kind) => loss.objection(kind) !== undefined)).toEqual([]);
    expect(loss.isClassification).toBe(false);
  });
});
