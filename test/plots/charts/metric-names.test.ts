import { describe, expect, it } from "vitest";
import { F1, Precision, Recall, TopKAccuracy } from "../../../src/index.js";
import { isShare, metricTitle, validationName } from "../../../src/plots/charts/metric-names.js";

describe("isShare", () => {
  it("holds of accuracies and class scores, by every average and on the validation rows", () => {
    const metrics = [Precision, Recall, F1].flatMap((Score) => [
      new Score(),
      new Score({ average: "micro" }),
      new Score({ average: "weighted" }),
      new Score({ average: 12 }),
    ]);
    const names = ["accuracy", new TopKAccuracy({ k: 5 }).name, ...metrics.map(({ name }) => name)];
    expect(names.filter((name) => !isShare(name) || !isShare(validationName(name)))).toEqual([]);
  });

  it("doesn't hold of what has another unit", () => {
    expect(
      ["loss", "r2", "learningRate", "accuracyInBits", "validationLoss"].filter(isShare),
    ).toEqual([]);
  });
});

describe("metricTitle", () => {
  it.each([
    ["topFiveAccuracy", "Top five accuracy"],
    ["f1", "F1"],
    ["validationF1", "Validation F1"],
    ["validationF1Micro", "Validation F1 micro"],
    ["validationR2", "Validation R2"],
    ["validationMAE", "Validation MAE"],
    ["f1OfClass3", "F1 of class3"],
    ["classA", "Class a"],
  ])("of %s is %s", (name, title) => {
    expect(metricTitle(name)).toBe(title);
  });
});
