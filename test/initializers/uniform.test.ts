import fc from "fast-check";
import { expect, test } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import { Uniform } from "../../src/initializers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";

const fans = { fanIn: 3, fanOut: 4 };
const bound = fc.double({ min: -1e300, max: 1e300, noNaN: true });

test("Uniform(low, high) gives RandomState.uniform(low, high) to the last bit, whatever the fans", () => {
  const check = (left: number, right: number, seed: number): void => {
    const [low, high] = [Math.min(left, right), Math.max(left, right)];
    const values = new Float64Array(10);
    new Uniform(low, high).fill(values, fans, new RandomState(seed));
    expect(values).toEqual(new RandomState(seed).uniform(low, high, 10).data);
  };
  fc.assert(fc.property(bound, bound, fc.nat(), check));
});

test("Uniform(low, low) gives low", () => {
  const values = new Float64Array(3);
  new Uniform(0.3, 0.3).fill(values, fans, new RandomState(1));
  expect([...values]).toEqual([0.3, 0.3, 0.3]);
});

test.each([
  [1, 0.5],
  [NaN, 1],
  [0, NaN],
  [-Infinity, 0],
  [0, Infinity],
  [-1e308, 1e308],
])("Uniform refuses the bounds %d and %d", (low, high) => {
  expect(() => new Uniform(low, high)).toThrow(ArgumentError);
});
