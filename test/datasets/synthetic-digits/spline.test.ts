import { expect, test } from "vitest";
import { sampleStroke } from "../../../src/datasets/synthetic-digits/spline.js";
import { parseStroke } from "../../../src/datasets/synthetic-digits/stroke.js";

test("the curve passes through the stroke's points, six samples apart", () => {
  const { x, y } = sampleStroke(parseStroke("0,0 10,20 40,10 50,60"));
  expect([0, 6, 12, 18].map((i) => x[i])).toEqual([0, 10, 40, 50]);
  expect([0, 6, 12, 18].map((i) => y[i])).toEqual([0, 20, 10, 60]);
  expect(x).toHaveLength(19);
});

test("evenly spaced points on a line give a line", () => {
  const { x, y } = sampleStroke(parseStroke("0,0 10,20 20,40 30,60"));
  x.forEach((value, i) => {
    expect(y[i]).toBeCloseTo(2 * value, 12);
  });
});

test("spans between corners are straight and a corner keeps its neighbours apart", () => {
  const withCorner = sampleStroke(parseStroke("0,0 50,0! 50,50"));
  expect([...withCorner.y.subarray(0, 7)]).toEqual(new Array(7).fill(0));
  for (const value of withCorner.x.subarray(6)) expect(value).toBe(50);
  const smooth = sampleStroke(parseStroke("0,0 50,0 50,50"));
  expect(Math.max(...smooth.x)).toBeGreaterThan(51);
});

test("the middle of a span is (−p₀ + 9p₁ + 9p₂ − p₃)/16", () => {
  const { x } = sampleStroke(parseStroke("0,0 16,0 48,0 160,0"));
  expect(x[9]).toBeCloseTo((9 * 16 + 9 * 48 - 160) / 16, 12);
});
