import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import { readProbabilities } from "../../../src/plots/classes/read-probabilities.js";
import { thrown } from "../../datasets/support/thrown.js";

describe("readProbabilities", () => {
  it("gives the likeliest class of every row with its probability, whatever the strides", () => {
    const columns = ndarray(Float64Array.of(0.25, 0.5, 0.75, 0.5), [2, 2], [1, 2]);
    const { predictions, confidences } = readProbabilities(columns, 2, "it");
    expect([...predictions]).toEqual([1, 0]);
    expect([...confidences]).toEqual([0.75, 0.5]);
  });

  it("takes a single column for the probability of class 1 of two", () => {
    const column = ndarray(Float64Array.of(0.875, 0.25, 0.5), [3, 1]);
    const { predictions, confidences } = readProbabilities(column, 3, "it");
    expect([...predictions]).toEqual([1, 0, 1]);
    expect([...confidences]).toEqual([0.875, 0.75, 0.5]);
  });

  it("lets rounding pass, and refuses logits and NaN, saying what to do", () => {
    const row = (...values: number[]): unknown =>
      readProbabilities(ndarray(Float32Array.from(values), [1, values.length]), 1, "it");
    expect(() => row(1.0001, -0.0001)).not.toThrow();
    for (const value of [-3, 1.5, Number.NaN, Infinity]) {
      const error = thrown(() => row(0, value));
      expect(error).toBeInstanceOf(ArgumentError);
      expect(error.where).toBe("it, element 1");
      expect(error.fix).toContain("Softmax");
    }
  });

  it("refuses other shapes and types", () => {
    const values = new Float32Array(6);
    expect(thrown(() => readProbabilities(ndarray(values, [2, 3]), 3, "it"))).toBeInstanceOf(
      ShapeError,
    );
    expect(thrown(() => readProbabilities(ndarray(values, [6]), 6, "it"))).toBeInstanceOf(
      ShapeError,
    );
    expect(thrown(() => readProbabilities(values as never, 6, "it"))).toBeInstanceOf(DTypeError);
  });
});
