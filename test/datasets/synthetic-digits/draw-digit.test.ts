import fc from "fast-check";
import { expect, test } from "vitest";
import { drawDigit } from "../../../src/datasets/synthetic-digits/draw-digit.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";

const digits = fc.record({
  label: fc.integer({ min: 0, max: 9 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
});

function draw({ label, seed }: { label: number; seed: number }): Uint8Array {
  const picture = new Uint8Array(784);
  drawDigit(label, new RandomState(seed), picture);
  return picture;
}

function weightedMean(values: Uint8Array, coordinate: (pixel: number) => number): number {
  const mass = values.reduce((sum, grey) => sum + grey, 0);
  return values.reduce((sum, grey, pixel) => sum + grey * coordinate(pixel), 0) / mass;
}

test("a digit's marked pixels fit a 20×20 box and fill 20 pixels by their larger side", () => {
  fc.assert(
    fc.property(digits, (digit) => {
      const marked = [...draw(digit).entries()].filter(([, grey]) => grey > 0);
      const columns = marked.map(([pixel]) => pixel % 28);
      const rows = marked.map(([pixel]) => Math.floor(pixel / 28));
      const width = Math.max(...columns) - Math.min(...columns) + 1;
      const height = Math.max(...rows) - Math.min(...rows) + 1;
      expect(Math.max(width, height)).toBe(20);
    }),
    { numRuns: 400 },
  );
});

function distanceFromCentre(picture: Uint8Array): number {
  const x = weightedMean(picture, (pixel) => pixel % 28);
  const y = weightedMean(picture, (pixel) => Math.floor(pixel / 28));
  return Math.max(Math.abs(x - 14), Math.abs(y - 14));
}

test("every centre of mass is within 1.5 pixels of the middle of pixel (14, 14) on both axes", () => {
  fc.assert(
    fc.property(digits, (digit) => {
      expect(distanceFromCentre(draw(digit))).toBeLessThan(1.5);
    }),
    { numRuns: 400 },
  );
});

test("99 % of centres of mass are within half a pixel of the middle of pixel (14, 14)", () => {
  const near = Array.from({ length: 1000 }, (_, seed) => draw({ label: seed % 10, seed })).filter(
    (picture) => distanceFromCentre(picture) <= 0.5,
  );
  expect(near.length).toBeGreaterThanOrEqual(990);
});

test("a digit has black ground, ink of at least 150 and at least 5 % grey edge", () => {
  fc.assert(
    fc.property(digits, (digit) => {
      const picture = draw(digit);
      const marked = picture.filter((grey) => grey > 0);
      expect(marked.length).toBeGreaterThan(20);
      expect(marked.length).toBeLessThan(392);
      expect(Math.max(...marked)).toBeGreaterThanOrEqual(150);
      expect(marked.filter((grey) => grey < 200).length).toBeGreaterThan(0.05 * marked.length);
    }),
    { numRuns: 400 },
  );
});

test("a picture depends on the label and the generator's state alone", () => {
  expect(draw({ label: 3, seed: 9 })).toEqual(draw({ label: 3, seed: 9 }));
  expect(draw({ label: 3, seed: 9 })).not.toEqual(draw({ label: 3, seed: 10 }));
  expect(draw({ label: 3, seed: 9 })).not.toEqual(draw({ label: 4, seed: 9 }));
});
