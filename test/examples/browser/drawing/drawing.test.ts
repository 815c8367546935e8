import { expect, test } from "vitest";
import { Drawing } from "../../../../examples/browser/drawing/drawing.js";

const [left, middle, right] = [0.1, 0.5, 0.9].map((x) => ({ x, y: 0.5 })) as [
  { x: number; y: number },
  { x: number; y: number },
  { x: number; y: number },
];

test("strokes are begun, extended and ended; what is drawn without a pen on paper is nothing", () => {
  const told: boolean[] = [];
  const drawing = new Drawing((isWhole) => told.push(isWhole));
  drawing.extend([left]);
  drawing.begin(left);
  drawing.extend([middle, right]);
  expect(drawing.isDrawing).toBe(true);
  drawing.end();
  drawing.end();
  expect(drawing.strokes).toEqual([[left, middle, right]]);
  expect(told).toEqual([false, false, true]);
});

test("undo takes the latest stroke away, clear all of them", () => {
  const drawing = new Drawing(() => undefined);
  for (const point of [left, middle, right]) {
    drawing.begin(point);
    drawing.end();
  }
  drawing.undo();
  expect(drawing.strokes).toEqual([[left], [middle]]);
  drawing.clear();
  expect(drawing.strokes).toEqual([]);
});
