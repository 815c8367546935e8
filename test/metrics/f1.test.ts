import { describe, expect, it } from "vitest";
import { F1 } from "../../src/metrics/f1.js";
import { float64 } from "../support/tensors.js";
import { specifyClassScore } from "./class-score-specification.js";

specifyClassScore("F1", (options) => new F1(options), "f1");

describe("F1", () => {
  it("is the harmonic mean of precision and recall, 0 where a class doesn't occur", () => {
    const metric = new F1();
    metric.update(
      float64([
        [1, 0, 0],
        [1, 0, 0],
        [0, 1, 0],
      ]),
      float64([
        [1, 0, 0],
        [0, 1, 0],
        [0, 1, 0],
      ]),
    );
    // Precision ½ and recall 1, and the reverse.
    expect([...metric.perClass()]).toEqual([2 / 3, 2 / 3, 0]);
  });

  it("leaves classes that don't occur out of the macro average", () => {
    const metric = new F1();
    const row = float64([[0, 1, 0]]);
    metric.update(row, row);
    expect(metric.result()).toBe(1);
  });
});
