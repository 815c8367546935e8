import { expect, test } from "vitest";
import { inkPixels } from "../../../src/datasets/synthetic-digits/ink.js";
import { EDGE_WIDTH } from "../../../src/datasets/synthetic-digits/pen.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";

function ink(depth: number): number[] {
  const bytes = new Uint8Array(500).fill(77);
  inkPixels(new Float64Array(500).fill(depth), new RandomState(0), bytes);
  return [...bytes];
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / 500;

test("pixels half an edge or more outside are exactly 0", () => {
  expect(new Set(ink(-EDGE_WIDTH / 2))).toEqual(new Set([0]));
  expect(new Set(ink(-EDGE_WIDTH))).toEqual(new Set([0]));
});

test("pixels deep inside are 255", () => {
  expect(new Set(ink(EDGE_WIDTH))).toEqual(new Set([255]));
});

test("the outline is half grey on average within 4 of 255, with noise", () => {
  const greys = ink(0);
  expect(Math.abs(mean(greys) - 127)).toBeLessThan(4);
  expect(new Set(greys).size).toBeGreaterThan(20);
});

test("a marked pixel is at least 1", () => {
  expect(Math.min(...ink(-EDGE_WIDTH / 2 + 1e-9))).toBe(1);
});
