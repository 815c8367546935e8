import { expect, test } from "vitest";
import { bell } from "../../../src/datasets/synthetic-digits/bell.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";

test("20,000 draws have mean 0 and deviation 1 within 0.03, and lie within −3 and 3", () => {
  const random = new RandomState(0);
  const draws = Array.from({ length: 20_000 }, () => bell(random));
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.03);
  expect(draws.every((draw) => Math.abs(draw) <= 3)).toBe(true);
});
