import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctlyRoundedLogarithm } from "../../../src/tensor/random-state/correctly-rounded-logarithm.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";
import { errorInUnits } from "./exact-logarithm.js";

function worstError(count: number, argument: (uniform: number) => number): number {
  const random = new RandomState([2026, 11]);
  let worst = 0;
  for (let draw = 0; draw < count; draw++) {
    const x = argument(random.randomSample());
    const value = correctlyRoundedLogarithm(x);
    worst = Math.max(worst, value === 0 && x === 1 ? 0 : errorInUnits(x, value));
  }
  return worst;
}

describe("correctlyRoundedLogarithm", () => {
  it("errs by at most 0.5 units in the last place on 15,000 numbers of (0, 1)", () => {
    expect(worstError(15_000, (uniform) => uniform + 2 ** -54)).toBeLessThanOrEqual(0.5);
  });

  it("errs by at most 0.5 units in the last place near 1, where the logarithm nearly vanishes", () => {
    const near = (sign: number) =>
      worstError(4000, (uniform) => 1 + sign * 2 ** -Math.ceil(52 * uniform + 0.5) * (1 + uniform));
    expect(near(1)).toBeLessThanOrEqual(0.5);
    expect(near(-0.5)).toBeLessThanOrEqual(0.5);
  });

  it("errs by at most 0.5 units in the last place for any positive double, also subnormal ones", () => {
    const positive = fc.double({ min: 5e-324, max: Number.MAX_VALUE, noNaN: true });
    fc.assert(
      fc.property(positive, (x) => {
        fc.pre(x !== 1);
        expect(errorInUnits(x, correctlyRoundedLogarithm(x))).toBeLessThanOrEqual(0.5);
      }),
      { numRuns: 2000 },
    );
  });

  it("errs by at most 0.5 units in the last place where the table passes from entry to entry", () => {
    for (let step = 0; step < 256; step++) {
      for (const offset of [-(2 ** -52), 0, 2 ** -52]) {
        const x = 1 + (2 * step + 1) / 512 + offset;
        for (const argument of [x, x / 2, 8 * x]) {
          const error = errorInUnits(argument, correctlyRoundedLogarithm(argument));
          expect(error).toBeLessThanOrEqual(0.5);
        }
      }
    }
  });

  it("decides a case that lies within 2^-61 units of the middle between two doubles", () => {
    const x = 0x19476e304cd7c7 * 2 ** (-384 - 52);
    const value = correctlyRoundedLogarithm(x);
    expect(errorInUnits(x, value)).toBeLessThanOrEqual(0.5);
    expect(errorInUnits(x, value)).toBeGreaterThan(0.5 - 2 ** -50);
    expect(value).toBe(-265.7111310529757);
  });

  it("decides cases where the sum of two doubles rounds to the wrong neighbour", () => {
    expect(correctlyRoundedLogarithm(0.6552058255388641)).toBe(-0.42280585524522163);
    expect(correctlyRoundedLogarithm(0.9602786632975232)).toBe(-0.04053176237342621);
  });

  it("differs from Math.log by at most 2^-52 of the value", () => {
    const random = new RandomState(2026);
    for (const x of random.randomSample(20_000).data) {
      const value = correctlyRoundedLogarithm(x);
      expect(Math.abs(value - Math.log(x))).toBeLessThanOrEqual(2 ** -52 * Math.abs(value));
    }
  });

  it("gives exactly 0 for 1, -Infinity for 0, Infinity for Infinity, NaN below 0 and for NaN", () => {
    expect(correctlyRoundedLogarithm(1)).toBe(0);
    expect(correctlyRoundedLogarithm(0)).toBe(-Infinity);
    expect(correctlyRoundedLogarithm(-0)).toBe(-Infinity);
    expect(correctlyRoundedLogarithm(Infinity)).toBe(Infinity);
    for (const x of [-1, -5e-324, -Infinity, NaN]) expect(correctlyRoundedLogarithm(x)).toBeNaN();
  });
});
