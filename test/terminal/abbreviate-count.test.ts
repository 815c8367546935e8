import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abbreviateCount } from "../../src/terminal/abbreviate-count.js";

const factors: Readonly<Record<string, number>> = { "": 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12 };

describe("abbreviateCount", () => {
  it.each([
    [0, "0"],
    [7, "7"],
    [312, "312"],
    [999, "999"],
    [999.5, "1.00k"],
    [1500, "1.50k"],
    [9994, "9.99k"],
    [9996, "10.0k"],
    [41_230, "41.2k"],
    [412_345, "412k"],
    [999_499, "999k"],
    [999_500, "1.00M"],
    [2e6, "2.00M"],
    [3.21e9, "3.21G"],
    [5e15, "5000T"],
  ])("gives %d as %s", (count, text) => {
    expect(abbreviateCount(count)).toBe(text);
  });

  it("is within half a per cent of the count, in at most five characters", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999_000_000_000_000 }), (count) => {
        const text = abbreviateCount(count);
        const suffix = text.replace(/[\d.]/g, "");
        const value = Number.parseFloat(text) * (factors[suffix] ?? Number.NaN);
        expect(Math.abs(value - count) / count).toBeLessThanOrEqual(0.0051);
        expect(text.length).toBeLessThanOrEqual(5);
      }),
    );
  });
});
