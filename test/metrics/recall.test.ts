import { describe, expect, it } from "vitest";
import { Recall } from "../../src/metrics/recall.js";
import { float64 } from "../support/tensors.js";
import { specifyClassScore } from "./class-score-specification.js";

specifyClassScore("Recall", (options) => new Recall(options), "recall");

describe("Recall", () => {
  it("is the share of the samples of a class that were given it, 0 where there is none", () => {
    const metric = new Recall();
    metric.update(
      float64([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [0, 1, 0],
      ]),
      float64([
        [1, 0, 0],
        [1, 0, 0],
        [1, 0, 0],
        [0, 1, 0],
      ]),
    );
    expect([...metric.perClass()]).toEqual([1 / 3, 1, 0]);
  });
});
