import { expect, test } from "vitest";
import { createPen } from "../../../src/datasets/synthetic-digits/pen.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";

const pens = Array.from({ length: 500 }, (_, seed) => createPen(new RandomState(seed)));

test("pens differ in thickness, from 0.6 to 2.2 pixels of radius", () => {
  const radii = pens.map((pen) => pen.radius);
  expect(Math.min(...radii)).toBeGreaterThanOrEqual(0.6);
  expect(Math.max(...radii)).toBeLessThanOrEqual(2.2);
  expect(Math.max(...radii) - Math.min(...radii)).toBeGreaterThan(1);
});

test("the radius varies along a stroke by at most 30 %, without jumps", () => {
  for (const pen of pens) {
    for (let progress = 0; progress < 1; progress += 0.01) {
      const radius = pen.radiusAt(progress);
      expect(Math.abs(radius - pen.radius)).toBeLessThanOrEqual(0.3 * pen.radius + 1e-12);
      const step = pen.radiusAt(Math.min(progress + 0.01, 1)) - radius;
      expect(Math.abs(step)).toBeLessThan(0.02 * pen.radius);
    }
    expect(pen.radiusAt(0)).not.toBe(pen.radiusAt(1));
  }
});
