import type { PenPoint, Stroke } from "./stroke.js";

/** A sampled stroke: the pen's positions in order. */
export interface Polyline {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const SAMPLES_PER_SPAN = 6;

/**
 * Samples the uniform Catmull–Rom spline through a stroke's points, broken at its corners.
 *
 * A span from `p₁` to `p₂` with neighbours `p₀` and `p₃` is, for `t` from 0 to 1,
 * `½·(2p₁ + (p₂ − p₀)t + (2p₀ − 5p₁ + 4p₂ − p₃)t² + (3p₁ − p₀ − 3p₂ + p₃)t³)`; an end or a corner
 * is its own outer neighbour.
 *
 * Source: E. Catmull and R. Rom, "A class of local interpolating splines", 1974.
 */
export function sampleStroke(stroke: Stroke): Polyline {
  const spans = stroke.length - 1;
  const x = new Float64Array(spans * SAMPLES_PER_SPAN + 1);
  const y = new Float64Array(x.length);
  for (let span = 0; span < spans; span += 1) {
    const [start, end] = [stroke[span], stroke[span + 1]];
    if (start === undefined || end === undefined) continue;
    const before = neighbour(start, stroke[span - 1]);
    const after = neighbour(end, stroke[span + 2]);
    for (let sample = 0; sample <= SAMPLES_PER_SPAN; sample += 1) {
      const t = sample / SAMPLES_PER_SPAN;
      const index = span * SAMPLES_PER_SPAN + sample;
      x[index] = catmullRom(before.x, start.x, end.x, after.x, t);
      y[index] = catmullRom(before.y, start.y, end.y, after.y, t);
    }
  }
  return { x, y };
}

function neighbour(point: PenPoint, outer: PenPoint | undefined): PenPoint {
  return outer === undefined || point.isCorner ? point : outer;
}

function catmullRom(p0: number, p1: number, p2: number, p3: number, t: number): number {
  const quadratic = 2 * p0 - 5 * p1 + 4 * p2 - p3;
  const cubic = 3 * p1 - p0 - 3 * p2 + p3;
  return 0.5 * (2 * p1 + t * (p2 - p0 + t * (quadratic + t * cubic)));
}
