import type { Polyline } from "./spline.js";

/**
 * Scales strokes in place, both axes alike, so that what a pen of `margin` around them marks fills
 * a square of `side` by its larger side and starts at 0 on both axes.
 *
 * The whole is centred on the shorter axis by neither more nor less than its own extent: the
 * square's unused part lies to the right or below.
 */
export function fitBox(lines: readonly Polyline[], side: number, margin: number): void {
  const horizontal = extent(lines.map((line) => line.x));
  const vertical = extent(lines.map((line) => line.y));
  const span = Math.max(horizontal.high - horizontal.low, vertical.high - vertical.low);
  const scale = (side - 2 * margin) / span;
  for (const { x, y } of lines) {
    for (let i = 0; i < x.length; i += 1) {
      x[i] = ((x[i] ?? 0) - horizontal.low) * scale + margin;
      y[i] = ((y[i] ?? 0) - vertical.low) * scale + margin;
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
