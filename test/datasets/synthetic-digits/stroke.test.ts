import { expect, test } from "vitest";
import { parseStroke } from "../../../src/datasets/synthetic-digits/stroke.js";

test("a stroke's notation is points x,y separated by spaces, ! marking a corner", () => {
  expect(parseStroke("4,12 26,0! 52,14")).toEqual([
    { x: 4, y: 12, isCorner: false },
    { x: 26, y: 0, isCorner: true },
    { x: 52, y: 14, isCorner: false },
  ]);
});
