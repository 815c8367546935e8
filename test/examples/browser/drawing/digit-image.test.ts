import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digitImage } from "../../../../examples/browser/drawing/digit-image.js";
import type { Point, Stroke } from "../../../../examples/browser/drawing/strokes.js";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const strokes = fc.array(fc.array(fc.record({ x: share, y: share }), { minLength: 1 }), {
  minLength: 1,
  maxLength: 4,
});

const slash: Stroke = [
  { x: 0.2, y: 0.1 },
  { x: 0.5, y: 0.9 },
];

/** First and last row and column with ink. */
function box(image: Uint8Array): { left: number; right: number; top: number; bottom: number } {
  const marked = [...image.entries()].filter(([, grey]) => grey > 0).map(([pixel]) => pixel);
  const columns = marked.map((pixel) => pixel % 28);
  const rows = marked.map((pixel) => Math.floor(pixel / 28));
  const ends = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];
  const [left, right] = ends(columns);
  const [top, bottom] = ends(rows);
  return { left, right, top, bottom };
}

function centreOfMass(image: Uint8Array): Point {
  let [mass, x, y] = [0, 0, 0];
  image.forEach((grey, pixel) => {
    mass += grey;
    x += grey * (pixel % 28);
    y += grey * Math.floor(pixel / 28);
  });
  return { x: x / mass, y: y / mass };
}

describe("digitImage", () => {
  it("is empty where nothing is drawn", () => {
    expect(digitImage([]).some((grey) => grey > 0)).toBe(false);
    expect(digitImage([[]]).some((grey) => grey > 0)).toBe(false);
  });

  it("fills 20 pixels by the larger side, keeping the aspect ratio", () => {
    const { left, right, top, bottom } = box(digitImage([slash]));
    expect(bottom - top + 1).toBe(20);
    // 17.6 pixels for the middle of the line, by 3 / 8, and the line's width.
    expect(right - left + 1).toBeGreaterThanOrEqual(9);
    expect(right - left + 1).toBeLessThanOrEqual(11);
  });

  it("is the same wherever and however large the digit is drawn", () => {
    const moved = slash.map(({ x, y }) => ({ x: 0.5 + x / 4, y: 0.25 + y / 4 }));
    const [image, other] = [digitImage([slash]), digitImage([moved])];
    const differences = image.map((grey, pixel) => Math.abs(grey - (other[pixel] ?? 0)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(1);
  });

  it("has its centre of mass within half a pixel of the middle, as far as the box lets it", () => {
    fc.assert(
      fc.property(strokes, (drawing) => {
        const image = digitImage(drawing);
        const { x, y } = centreOfMass(image);
        const { left, right, top, bottom } = box(image);
        const near = (centre: number): boolean => Math.abs(centre - 14) <= 0.5 + 1e-9;
        expect(near(x) || left <= 8 || right >= 19).toBe(true);
        expect(near(y) || top <= 8 || bottom >= 19).toBe(true);
        expect(right - left).toBeLessThan(20);
        expect(bottom - top).toBeLessThan(20);
      }),
    );
  });

  it("does not depend on the order of the strokes", () => {
    fc.assert(
      fc.property(strokes, (drawing) => {
        expect(digitImage(drawing.toReversed())).toEqual(digitImage(drawing));
      }),
    );
  });

  it("leaves a dot a dot in the middle", () => {
    const image = digitImage([[{ x: 0.9, y: 0.1 }]]);
    const { left, right, top, bottom } = box(image);
    expect([right - left, bottom - top].every((extent) => extent < 4)).toBe(true);
    expect(Math.abs(centreOfMass(image).x - 14)).toBeLessThanOrEqual(0.5);
  });

  it("has lines about as wide and dark as MNIST's", () => {
    const image = digitImage([
      [
        { x: 0.5, y: 0.1 },
        { x: 0.5, y: 0.9 },
      ],
    ]);
    const row = [...image.subarray(14 * 28, 15 * 28)];
    expect(Math.max(...row)).toBe(255);
    expect(row.reduce((sum, grey) => sum + grey, 0) / 255).toBeCloseTo(2.4, 1);
  });
});
