import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, pairedRatios, summarize, summarizeRatios } from "../../bench/src/statistics.js";

const times = fc.double({ min: 1e-3, max: 1e6, noNaN: true });

describe("median", () => {
  it("is the middle value of an odd number of values, whatever their order", () => {
    expect(median([30, 1, 2])).toBe(2);
  });

  it("is the mean of the middle two of an even number of values", () => {
    expect(median([10, 1, 4, 2])).toBe(3);
  });

  it("sorts numbers, not their texts", () => {
    expect(median([9, 10, 100])).toBe(10);
  });

  it("has as many values below it as above it", () => {
    fc.assert(
      fc.property(fc.array(times, { minLength: 1 }), (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it("leaves the values in their order", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it("refuses an empty list, and one with a value that is no number", () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => median([1, Number.NaN])).toThrow(RangeError);
  });
});

describe("summarize", () => {
  it("gives median, smallest, largest and count", () => {
    expect(summarize([5, 1, 3, 9])).toEqual({ median: 4, minimum: 1, maximum: 9, count: 4 });
  });
});

describe("pairedRatios", () => {
  it("divides the second of each pair by the first", () => {
    expect(pairedRatios([1, 2, 4], [3, 2, 2])).toEqual([3, 1, 0.5]);
  });

  it("is not changed by what slows both of a pair down", () => {
    const quiet = pairedRatios([1, 1, 1], [2, 2, 2]);
    expect(pairedRatios([1, 8, 1], [2, 16, 2])).toEqual(quiet);
  });

  it("refuses lists of different lengths, empty ones, and divisors that are not above 0", () => {
    expect(() => pairedRatios([1], [1, 2])).toThrow("pairs expected, received 1 and 2 values");
    expect(() => pairedRatios([], [])).toThrow(RangeError);
    expect(() => pairedRatios([0], [1])).toThrow(RangeError);
  });
});

describe("summarizeRatios", () => {
  it("takes the median of the ratios, not the ratio of the medians", () => {
    const base = [1, 10, 2];
    const other = [3, 10, 8];
    expect(summarizeRatios(base, other)).toEqual({ median: 3, minimum: 1, maximum: 4, count: 3 });
    expect(median(other) / median(base)).toBe(4);
  });

  it("lies between the smallest and the largest ratio", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(times, times), { minLength: 1 }), (pairs) => {
        const {
          minimum,
          median: middle,
          maximum,
        } = summarizeRatios(
          pairs.map(([base]) => base),
          pairs.map(([, other]) => other),
        );
        expect(minimum).toBeLessThanOrEqual(middle);
        expect(middle).toBeLessThanOrEqual(maximum);
      }),
    );
  });

  it("turns over when base and other change places, for an odd number of pairs", () => {
    const base = [1, 2, 4];
    const other = [3, 5, 7];
    const { median: forth } = summarizeRatios(base, other);
    const { median: back } = summarizeRatios(other, base);
    expect(forth * back).toBeCloseTo(1, 12);
  });
});
