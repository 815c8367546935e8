import { expect, test } from "vitest";
import { fitBox } from "../../../src/datasets/synthetic-digits/fit-box.js";

test("points fill the box less its margin by their larger side and keep their proportions", () => {
  const line = { x: Float64Array.of(3, 7), y: Float64Array.of(-10, 6) };
  fitBox([line], 20, 2);
  expect([...line.y]).toEqual([2, 18]);
  expect([...line.x]).toEqual([8, 12]);
});

test("all strokes are scaled and moved alike", () => {
  const lines = [
    { x: Float64Array.of(0, 50), y: Float64Array.of(0, 0) },
    { x: Float64Array.of(100), y: Float64Array.of(50) },
  ];
  fitBox(lines, 10, 0);
  expect([...(lines[0]?.x ?? [])]).toEqual([0, 5]);
  expect([...(lines[0]?.y ?? [])]).toEqual([2.5, 2.5]);
  expect([...(lines[1]?.x ?? []), ...(lines[1]?.y ?? [])]).toEqual([10, 7.5]);
});
