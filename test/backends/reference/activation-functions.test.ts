import fc from "fast-check";
import { expect, test } from "vitest";
import { activationFunctions } from "../../../src/backends/reference/activation-functions.js";
import type { ElementwiseActivation } from "../../../src/backends/operations/activation-operations.js";
import { activationValues, points } from "./activation-values.js";

const kinds = Object.keys(activationFunctions) as ElementwiseActivation[];

for (const kind of Object.keys(activationValues) as (keyof typeof activationValues)[]) {
  test(`${kind} has relative error < 2e-13 from −30 to 30, its derivative error < 1e-15 and relative error < 2e-13`, () => {
    const { value, slope } = activationFunctions[kind];
    points.forEach((x, i) => {
      const expected = activationValues[kind].value[i]!;
      const expectedSlope = activationValues[kind].slope[i]!;
      expect(relativeError(value(x, 1), expected), `${kind}(${x})`).toBeLessThan(2e-13);
      const error = Math.abs(slope(x, 1) - expectedSlope);
      expect(error, `slope of ${kind} at ${x}`).toBeLessThan(1e-15);
      expect(relativeError(slope(x, 1), expectedSlope), `slope of ${kind} at ${x}`).toBeLessThan(
        2e-13,
      );
    });
  });
}

for (const kind of kinds) {
  test(`the derivative of ${kind} is that of central differences to 1e-8 away from 0`, () => {
    const { value, slope } = activationFunctions[kind];
    const away = fc.tuple(fc.double({ min: 0.01, max: 8, noNaN: true }), fc.constantFrom(-1, 1));
    fc.assert(
      fc.property(away, fc.double({ min: 0, max: 2, noNaN: true }), ([size, sign], alpha) => {
        const x = sign * size;
        const step = 1e-5;
        const difference = (value(x + step, alpha) - value(x - step, alpha)) / (2 * step);
        expect(Math.abs(slope(x, alpha) - difference)).toBeLessThan(1e-8);
      }),
    );
  });

  test(`${kind} and its derivative are finite for every finite number and NaN for NaN`, () => {
    const { value, slope } = activationFunctions[kind];
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(value(x, 0.5)).toSatisfy(Number.isFinite);
        expect(slope(x, 0.5)).toSatisfy(Number.isFinite);
      }),
    );
    expect(value(Number.NaN, 0.5)).toBeNaN();
    expect(slope(Number.NaN, 0.5)).toBeNaN();
  });
}

test("at its kink an activation has the derivative of the left side", () => {
  for (const zero of [0, -0]) {
    expect(activationFunctions.relu.slope(zero, 0)).toBe(0);
    expect(activationFunctions.leakyRelu.slope(zero, 0.25)).toBe(0.25);
    expect(activationFunctions.elu.slope(zero, 0.25)).toBe(0.25);
  }
});

test("the smooth activations tend to 0 at −Infinity and to x at Infinity", () => {
  for (const kind of ["gelu", "geluTanh", "silu", "softplus"] as const) {
    const { value, slope } = activationFunctions[kind];
    expect(Math.abs(value(-Infinity, 0)), kind).toBe(0);
    expect(value(Infinity, 0), kind).toBe(Infinity);
    expect(Math.abs(slope(-Infinity, 0)), kind).toBe(0);
    expect(slope(Infinity, 0), kind).toBe(1);
  }
});

function relativeError(actual: number, expected: number): number {
  if (actual === expected) return 0;
  return Math.abs(actual - expected) / Math.abs(expected);
}
