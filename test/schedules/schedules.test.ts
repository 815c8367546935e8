import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import {
  CosineDecay,
  ExponentialDecay,
  OneCycle,
  PolynomialDecay,
  StepDecay,
  type Schedule,
} from "../../src/schedules/index.js";
import { halfCosine, power } from "../../src/schedules/portable-math.js";

const factors = (schedule: Schedule, ...times: number[]): number[] =>
  times.map((time) => schedule.factor(time));

describe("StepDecay", () => {
  test("is φ^⌊t / every⌋", () => {
    const schedule = new StepDecay({ every: 3, factor: 0.5 });
    expect(factors(schedule, 0, 2, 3, 5, 6, 9)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.125]);
    expect(new StepDecay({ every: 2 }).factor(2)).toBe(0.1);
  });

  test("takes its steps at times that are whole but for rounding", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        (every, steps) => {
          const schedule = new StepDecay({ every, factor: 0.5 });
          const time = every * steps;
          expect(schedule.factor(time)).toBe(0.5 ** steps);
          expect(schedule.factor(time * (1 + 2 * Number.EPSILON))).toBe(0.5 ** steps);
          expect(schedule.factor(time * (1 - 2 * Number.EPSILON))).toBe(0.5 ** steps);
          expect(schedule.factor(time * (1 - 1e-9))).toBe(0.5 ** (steps - 1));
        },
      ),
    );
    expect(new StepDecay({ every: 0.1, factor: 0.5 }).factor(0.3)).toBe(0.125);
  });
});

describe("ExponentialDecay", () => {
  test("is φ^t", () => {
    expect(factors(new ExponentialDecay({ factor: 0.5 }), 0, 1, 4)).toEqual([1, 0.5, 0.0625]);
  });
});

describe("PolynomialDecay", () => {
  test("is f + (1 − f) · (1 − t / T)^p, and stays at f", () => {
    const schedule = new PolynomialDecay({ over: 4, power: 2, final: 0.2 });
    const expected = [1, 0.2 + 0.8 * 0.75 ** 2, 0.2 + 0.8 * 0.25, 0.2, 0.2];
    factors(schedule, 0, 1, 2, 4, 9).forEach((factor, index) => {
      expect(factor).toBeCloseTo(expected[index]!, 14);
    });
    expect(new PolynomialDecay({ over: 10 }).factor(5)).toBe(0.5);
    expect(new PolynomialDecay({ over: 4, power: 0.5 }).factor(3)).toBeCloseTo(0.5, 14);
  });
});

describe("CosineDecay", () => {
  test("falls along half a cosine, and stays at its end", () => {
    const schedule = new CosineDecay({ over: 4, final: 0.1 });
    [0, 1, 2, 3, 4, 7].forEach((time) => {
      const share = Math.min(1, time / 4);
      const expected = 0.1 + 0.9 * 0.5 * (1 + Math.cos(Math.PI * share));
      expect(schedule.factor(time)).toBeCloseTo(expected, 14);
    });
  });

  test("grows along a line in its warm-up", () => {
    const schedule = new CosineDecay({ over: 10, warmUp: 3 });
    expect(factors(schedule, 0, 1, 2, 3)).toEqual([0.25, 0.5, 0.75, 1]);
  });

  test("starts again where it has restarts, each time for longer", () => {
    const schedule = new CosineDecay({ over: 2, restarts: 2 });
    const once = new CosineDecay({ over: 2 });
    const twice = new CosineDecay({ over: 4 });
    expect(factors(schedule, 0, 1, 2, 3, 5, 6)).toEqual([
      ...factors(once, 0, 1),
      ...factors(twice, 0, 1, 3),
      1,
    ]);
  });

  test("starts again at times that are whole but for rounding", () => {
    const every = new CosineDecay({ over: 0.1, restarts: 1 });
    expect(factors(every, 0.1, 0.3, 0.7, 3)).toEqual([1, 1, 1, 1]);
    const growing = new CosineDecay({ over: 0.1, restarts: 3 });
    expect(factors(growing, 0.1, 0.1 + 0.3, 0.1 + 0.3 + 0.9)).toEqual([1, 1, 1]);
  });

  test("is where adding up fall after fall leads", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 50, noNaN: true }),
        fc.double({ min: 1, max: 4, noNaN: true }),
        fc.integer({ min: 0, max: 300 }),
        (over, restarts, time) => {
          let [length, rest] = [over, time];
          while (rest >= length) {
            rest -= length;
            length *= restarts;
          }
          const share = rest / length;
          fc.pre(share > 1e-9 && share < 1 - 1e-9);
          const schedule = new CosineDecay({ over, restarts });
          const once = new CosineDecay({ over: 1 });
          expect(schedule.factor(time)).toBeCloseTo(once.factor(share), 7);
        },
      ),
    );
  });

  test.each([
    [1e-300, 1],
    [5e-324, 1],
    [1e-9, 1 + Number.EPSILON],
    [5e-324, 1 + Number.EPSILON],
    [1e-9, 2],
    [5e-324, 1e300],
  ])("finds its place at once in falls of %f that grow by %f", (over, restarts) => {
    const schedule = new CosineDecay({ over, restarts });
    for (const time of [0, 1, 1e6, 1e300]) {
      const factor = schedule.factor(time);
      expect(factor).toBeGreaterThanOrEqual(0);
      expect(factor).toBeLessThanOrEqual(1);
    }
  });
});

describe("OneCycle", () => {
  test("rises to 1 and falls to its end", () => {
    const schedule = new OneCycle({ over: 10, rise: 0.3, start: 0.04, end: 0.001 });
    expect(schedule.factor(0)).toBeCloseTo(0.04, 14);
    expect(schedule.factor(3)).toBe(1);
    expect(schedule.factor(10)).toBeCloseTo(0.001, 14);
    expect(schedule.factor(99)).toBeCloseTo(0.001, 14);
    expect(schedule.factor(1.5)).toBeCloseTo(0.52, 14);
  });

  test("may rise all the time, or not at all", () => {
    expect(new OneCycle({ over: 10, rise: 1 }).factor(10)).toBe(1);
    expect(new OneCycle({ over: 10, rise: 0 }).factor(0)).toBe(1);
  });
});

describe("every schedule", () => {
  const times = fc.double({ min: 0, max: 1e4, noNaN: true });
  const positive = fc.double({ min: 0.1, max: 1e3, noNaN: true });

  test("stays between 0 and 1", () => {
    fc.assert(
      fc.property(
        times,
        positive,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (time, over, share) => {
          for (const schedule of [
            new StepDecay({ every: over, factor: share }),
            new ExponentialDecay({ factor: share }),
            new PolynomialDecay({ over, final: share }),
            new CosineDecay({ over, final: share, warmUp: over }),
            new CosineDecay({ over, restarts: 1 + share }),
            new OneCycle({ over, rise: share }),
          ]) {
            const factor = schedule.factor(time);
            expect(factor).toBeGreaterThanOrEqual(0);
            expect(factor).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  test.each<[string, () => unknown]>([
    ["StepDecay, every", () => new StepDecay({ every: 0 })],
    ["StepDecay, factor", () => new StepDecay({ every: 1, factor: -1 })],
    ["ExponentialDecay, factor", () => new ExponentialDecay({ factor: Number.NaN })],
    ["PolynomialDecay, over", () => new PolynomialDecay({ over: -1 })],
    ["PolynomialDecay, power", () => new PolynomialDecay({ over: 1, power: 0 })],
    ["CosineDecay, over", () => new CosineDecay({ over: Infinity })],
    ["CosineDecay, warmUp", () => new CosineDecay({ over: 1, warmUp: -1 })],
    ["CosineDecay, restarts", () => new CosineDecay({ over: 1, restarts: 0.5 })],
    ["OneCycle, rise", () => new OneCycle({ over: 1, rise: 2 })],
  ])("refuses a wrong %s by its name", (name, make) => {
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(name);
  });
});

describe("portable mathematics", () => {
  test("power is base^exponent by products, within 1e-13 of **", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1.5, noNaN: true }), fc.nat(500), (base, exponent) => {
        const expected = base ** exponent;
        expect(Math.abs(power(base, exponent) - expected)).toBeLessThanOrEqual(1e-13 * expected);
      }),
    );
    expect(power(0, 0)).toBe(1);
    expect(power(2, -1)).toBe(0.5);
  });

  test("halfCosine is ½ · (1 − cos(π · share)) within 1e-15", () => {
    for (let index = 0; index <= 1000; index += 1) {
      const share = index / 1000;
      const expected = (1 - Math.cos(Math.PI * share)) / 2;
      expect(Math.abs(halfCosine(share) - expected)).toBeLessThan(1e-15);
    }
    expect([halfCosine(0), halfCosine(0.5), halfCosine(1)]).toEqual([0, 0.5, 1]);
  });
});
