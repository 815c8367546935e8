import { expect, test } from "vitest";
import { EDGE_WIDTH } from "../../../src/datasets/synthetic-digits/pen.js";
import { drawStroke } from "../../../src/datasets/synthetic-digits/rasterizer.js";

interface Point {
  readonly x: number;
  readonly y: number;
}

const SIDE = 12;
const pen = { radius: 1.5, radiusAt: () => 1.5 };

function draw(x: number[], y: number[]): Float64Array {
  const depths = new Float64Array(SIDE * SIDE).fill(-EDGE_WIDTH);
  drawStroke(depths, SIDE, { x: Float64Array.from(x), y: Float64Array.from(y) }, pen);
  return depths;
}

/** Shortest distance from a point to a segment, by ternary search along it. */
function distanceToSegment(x: number, y: number, start: Point, end: Point): number {
  const distanceAt = (t: number): number =>
    Math.hypot(x - start.x - t * (end.x - start.x), y - start.y - t * (end.y - start.y));
  let [low, high] = [0, 1];
  for (let step = 0; step < 100; step += 1) {
    const third = (high - low) / 3;
    if (distanceAt(low + third) < distanceAt(high - third)) high -= third;
    else low += third;
  }
  return distanceAt((low + high) / 2);
}

test("depths above half an edge outside are radius − distance, within 1e-6", () => {
  const depths = draw([3.3, 8.1], [2.7, 9.4]);
  let checked = 0;
  depths.forEach((depth, pixel) => {
    const [row, column] = [Math.floor(pixel / SIDE), pixel % SIDE];
    const exact =
      1.5 - distanceToSegment(column + 0.5, row + 0.5, { x: 3.3, y: 2.7 }, { x: 8.1, y: 9.4 });
    if (exact <= -EDGE_WIDTH / 2) {
      expect(depth).toBeLessThanOrEqual(-EDGE_WIDTH / 2 + 1e-6);
    } else {
      expect(Math.abs(depth - exact)).toBeLessThan(1e-6);
      checked += 1;
    }
  });
  expect(checked).toBeGreaterThan(30);
});

test("a pixel keeps the largest depth of all segments", () => {
  const both = draw([2, 10, 10], [6, 6, 2]);
  const first = draw([2, 10], [6, 6]);
  const second = draw([10, 10], [6, 2]);
  both.forEach((depth, pixel) => {
    expect(depth).toBe(Math.max(first[pixel] ?? 0, second[pixel] ?? 0));
  });
});

test("a segment without length is a dot, and ink beyond the border is cut off", () => {
  expect(draw([6.5, 6.5], [6.5, 6.5])[6 * SIDE + 6]).toBe(1.5);
  const outside = draw([-3, 0.5], [0.5, 0.5]);
  expect(outside[0]).toBe(1.5);
  expect(outside[SIDE - 1]).toBe(-EDGE_WIDTH);
});
