import { describe, expect, it } from "vitest";
import { ConfusionMatrix } from "../../src/metrics/confusion-matrix.js";
import { elements, float64 } from "../support/tensors.js";
import { classificationCases, measured } from "./metric-fixtures.js";
import { specifyMetric } from "./metric-specification.js";

specifyMetric("ConfusionMatrix", {
  create: () => new ConfusionMatrix(),
  name: "confusionMatrix",
  targets: "classes",
  keepsWidth: true,
});

describe("ConfusionMatrix", () => {
  it.each(classificationCases)("has NumPy's counts: %s", (_, each) => {
    const { counts } = measured(new ConfusionMatrix(), each);
    expect(counts.shape).toEqual([each.confusion.length, each.confusion.length]);
    expect(elements(counts)).toEqual(each.confusion.flat());
  });

  it.each(classificationCases)("has the accuracy as its figure: %s", (_, each) => {
    expect(measured(new ConfusionMatrix(), each).result()).toBe(each.accuracy);
  });

  it("has targets in rows and predictions in columns", () => {
    const matrix = new ConfusionMatrix();
    matrix.update(float64([[0, 0, 1]]), float64([[1, 0, 0]]));
    expect(matrix.counts.get(0, 2)).toBe(1);
    expect(matrix.counts.get(2, 0)).toBe(0);
  });

  it("takes the first of several largest, NaN for the largest, and NaN of a single unit for 0", () => {
    const matrix = new ConfusionMatrix();
    matrix.update(
      float64([
        [0.5, 0.5],
        [1, NaN],
      ]),
      float64([
        [1, 0],
        [1, 0],
      ]),
    );
    expect(elements(matrix.counts)).toEqual([1, 1, 0, 0]);
    matrix.reset();
    matrix.update(float64([[NaN], [0.5]]), float64([[1], [1]]));
    expect(elements(matrix.counts)).toEqual([0, 0, 1, 1]);
  });

  it("gives counts that later samples don't change", () => {
    const matrix = new ConfusionMatrix();
    const row = float64([[1, 0]]);
    matrix.update(row, row);
    const { counts } = matrix;
    matrix.update(row, row);
    expect(counts.get(0, 0)).toBe(1);
    expect(matrix.counts.get(0, 0)).toBe(2);
  });

  it("tells what is wrong with a block of another width", () => {
    const matrix = new ConfusionMatrix();
    matrix.update(float64([[1, 0, 0]]), float64([[1, 0, 0]]));
    expect(() => matrix.update(float64([[1, 0]]), float64([[1, 0]]))).toThrow(
      "ConfusionMatrix.update, classes: expected 3, as in the blocks before, received 2.",
    );
  });
});
