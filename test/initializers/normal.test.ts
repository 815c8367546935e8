import fc from "fast-check";
import { expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { Normal } from "../../src/initializers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";

const fans = { fanIn: 3, fanOut: 4 };

test("Normal(mean, deviation) gives RandomState.normal to the last bit, whatever the fans", () => {
  const mean = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const deviation = fc.double({ min: 0, max: 1e6, noNaN: true });
  const check = (center: number, spread: number, seed: number): void => {
    const values = new Float64Array(9);
    new Normal(center, spread).fill(values, fans, new RandomState(seed));
    expect(values).toEqual(new RandomState(seed).normal(center, spread, 9).data);
  };
  fc.assert(fc.property(mean, deviation, fc.nat(), check));
});

test("Normal(0, deviation) gives randn · deviation to the last bit", () => {
  const values = new Float64Array(9);
  new Normal(0, 0.01).fill(values, fans, new RandomState(3));
  expect(values).toEqual(new RandomState(3).randn(9).data.map((draw) => draw * 0.01));
});

test.each([
  [0, -0.1],
  [0, NaN],
  [0, Infinity],
  [NaN, 1],
  [Infinity, 1],
])("Normal refuses mean %d with deviation %d", (mean, deviation) => {
  expect(() => new Normal(mean, deviation)).toThrow(ArgumentError);
});
