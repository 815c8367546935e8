import { describe, expect, it } from "vitest";
import { Precision } from "../../src/metrics/precision.js";
import { float64 } from "../support/tensors.js";
import { specifyClassScore } from "./class-score-specification.js";

specifyClassScore("Precision", (options) => new Precision(options), "precision");

describe("Precision", () => {
  it("is the share of the samples given a class that are of it, 0 where none was given it", () => {
    const metric = new Precision();
    metric.update(
      float64([
        [1, 0, 0],
        [1, 0, 0],
        [1, 0, 0],
        [0, 1, 0],
      ]),
      float64([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [0, 1, 0],
      ]),
    );
    expect([...metric.perClass()]).toEqual([1 / 3, 1, 0]);
  });
});
