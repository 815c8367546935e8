import type { Polyline } from "./spline.js";

/**
 * Scales and moves strokes in place, both axes alike, so that their points fill a square of `side`
 * by their larger side, at a distance of `margin` from its border, and lie in its middle on the
 * other axis.
 */
export function fitBox(lines: readonly Polyline[], side: number, margin: number): void {
  const horizontal = extent(lines.map((line) => line.x));
  const vertical = extent(lines.map((line) => line.y));
  const width = horizontal.high - horizontal.low;
  const height = vertical.high - vertical.low;
  const scale = (side - 2 * margin) / Math.max(width, height);
  const left = (side - width * scale) / 2;
  const top = (side - height * scale) / 2;
  for (const { x, y } of lines) {
    for (let i = 0; i < x.length; i += 1) {
      x[i] = ((x[i] ?? 0) - horizontal.low) * scale + left;
      y[i] = ((y[i] ?? 0) - vertical.low) * scale + top;
    }
  }
}

function extent(coordinates: readonly Float64Array[]): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of coordinates) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return { low, high };
}
