import { expect, test } from "vitest";
import { skeletons } from "../../../src/datasets/synthetic-digits/skeletons.js";

test("each of the ten digits has at least four ways of writing it", () => {
  expect(skeletons).toHaveLength(10);
  for (const ways of skeletons) expect(ways.length).toBeGreaterThanOrEqual(4);
});

test("every way has a positive weight and strokes of two or more points in the box", () => {
  for (const way of skeletons.flat()) {
    expect(way.weight).toBeGreaterThan(0);
    expect(way.strokes.length).toBeGreaterThan(0);
    for (const stroke of way.strokes) {
      expect(stroke.length).toBeGreaterThanOrEqual(2);
      for (const { x, y } of stroke) {
        expect(x >= 0 && x <= 90).toBe(true);
        expect(y >= 0 && y <= 100).toBe(true);
      }
    }
  }
});

test("every way spans at least 90 of the 100 units of height", () => {
  for (const way of skeletons.flat()) {
    const heights = way.strokes.flat().map(({ y }) => y);
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThanOrEqual(90);
  }
});
