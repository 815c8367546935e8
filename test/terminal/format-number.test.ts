import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAtMost, formatDigits } from "../../src/terminal/format-number.js";

describe("formatDigits", () => {
  it.each([
    [0.123, "0.1230"],
    [2.3026, "2.303"],
    [0.001234, "0.001234"],
    [0.00012, "0.0001200"],
    [0.0000123456, "1.235e-5"],
    [12_345, "1.235e+4"],
    [-0.5, "-0.5000"],
    [0, "0"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
  ])("gives %d to four digits as %s", (value, text) => {
    expect(formatDigits(value, 4)).toBe(text);
  });

  it("is within half a unit of the last digit", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (value) => {
        const error = Math.abs(Number(formatDigits(value, 4)) - value) / value;
        expect(error).toBeLessThanOrEqual(5.001e-4);
      }),
    );
  });
});

describe("formatAtMost", () => {
  it.each([
    [0.1, "0.1"],
    [1, "1"],
    [0.000316228, "0.000316"],
    [1e-7, "1e-7"],
    [0, "0"],
  ])("gives %d to at most three digits as %s", (value, text) => {
    expect(formatAtMost(value, 3)).toBe(text);
  });
});
