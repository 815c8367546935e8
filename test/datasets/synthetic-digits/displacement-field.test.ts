import { expect, test } from "vitest";
import { createDisplacementField } from "../../../src/datasets/synthetic-digits/displacement-field.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";

test("no point moves by more than three deviations on an axis", () => {
  const field = createDisplacementField(new RandomState(2), 0.1);
  for (let u = -2; u <= 2; u += 0.25) {
    for (let v = -2; v <= 2; v += 0.25) {
      expect(Math.abs(field(u, v).u)).toBeLessThanOrEqual(0.3);
      expect(Math.abs(field(u, v).v)).toBeLessThanOrEqual(0.3);
    }
  }
});

test("the field and its slope are continuous where cells meet", () => {
  const field = createDisplacementField(new RandomState(3), 1);
  const step = 1e-4;
  const [left, middle, right] = [-step, 0, step].map((u) => field(u, 0.3).u);
  const slopeBefore = ((middle ?? 0) - (left ?? 0)) / step;
  const slopeAfter = ((right ?? 0) - (middle ?? 0)) / step;
  expect(Math.abs(slopeAfter - slopeBefore)).toBeLessThan(0.01);
  expect(Math.abs(slopeAfter)).toBeGreaterThan(0.05);
});

test("the field varies from place to place and is zero for a deviation of 0", () => {
  const field = createDisplacementField(new RandomState(4), 1);
  expect(field(-1, -1)).not.toEqual(field(1, 1));
  const still = createDisplacementField(new RandomState(4), 0)(0.2, 0.7);
  expect(Math.abs(still.u) + Math.abs(still.v)).toBe(0);
});
