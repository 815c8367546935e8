import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import type { F1, ClassAverage, ClassScoreOptions } from "../../src/metrics/index.js";
import { classificationCases, measured, type ClassificationCase } from "./metric-fixtures.js";
import { specifyMetric } from "./metric-specification.js";
import { float64 } from "../support/tensors.js";

/** Precision, recall and F1 have one form. */
type Score = Pick<F1, keyof F1>;

/** What holds for a figure of each class. */
export function specifyClassScore(
  title: string,
  create: (options?: ClassScoreOptions) => Score,
  key: "precision" | "recall" | "f1",
): void {
  specifyMetric(title, { create, name: key, targets: "classes", keepsWidth: true });

  describe(`${title}, beside NumPy`, () => {
    it.each(classificationCases)("has the value of every class: %s", (_, each) => {
      expectClose(measured(create(), each).perClass(), each[key].perClass);
    });

    it.each(classificationCases)("has their averages: %s", (_, each) => {
      for (const average of ["macro", "micro", "weighted"] as const) {
        expectClose([resultOf({ average }, each)], [each[key][average]]);
      }
    });

    it.each(classificationCases)("has the value of one class: %s", (_, each) => {
      each[key].perClass.forEach((value, average) => {
        expectClose([resultOf({ average }, each)], [value]);
      });
    });
  });

  describe(`${title}, average`, () => {
    it("is macro by default, and shows in the name otherwise", () => {
      expect(create().average).toBe("macro");
      const names = (["macro", "micro", "weighted", 0, 12] as const).map(
        (average) => create({ average }).name,
      );
      const suffixes = ["", "Micro", "Weighted", "OfClass0", "OfClass12"];
      expect(names).toEqual(suffixes.map((suffix) => `${key}${suffix}`));
    });

    it("must be one of the averages, or a class that there is", () => {
      for (const average of ["mean", -1, 1.5, NaN, null, {}]) {
        const options = { average: average as ClassAverage };
        expect(() => create(options)).toThrow(ArgumentError);
      }
      const metric = create({ average: 2 });
      const column = float64([[1]]);
      expect(() => metric.update(column, column)).toThrow(
        `${title}, average: expected a class from 0 to 1, received 2.`,
      );
      expect(() => metric.setState([1, 0, 0, 1])).toThrow(ArgumentError);
      const row = float64([[0, 0, 1]]);
      metric.update(row, row);
      expect(metric.result()).toBe(1);
    });

    it("has no classes before the first samples", () => {
      expect(create().perClass()).toHaveLength(0);
      expect(create().counts.shape).toEqual([0, 0]);
    });
  });

  function resultOf(options: ClassScoreOptions, each: ClassificationCase): number {
    return measured(create(options), each).result();
  }
}

function expectClose(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, index) => {
    expect(Math.abs((actual[index] ?? NaN) - value)).toBeLessThan(1e-15);
  });
}
