import type { RandomState } from "../../tensor/random-state/index.js";
import { bell } from "./bell.js";

/** Width of the grey edge of a stroke, in pixels. */
export const EDGE_WIDTH = 1.4;

const MEAN_RADIUS = 1.14;
const RADIUS_DEVIATION = 0.35;
const MINIMUM_RADIUS = 0.6;
const PRESSURE_DEVIATION = 0.1;
const PRESSURE_KNOTS = 4;

/** A pen: half the width of its line along a stroke, in pixels. */
export interface Pen {
  /** The radius about which the pressure varies. */
  readonly radius: number;
  /** The radius after `progress` of a stroke, from 0 to 1. */
  radiusAt(progress: number): number;
}

/** A pen of random thickness, whose pressure varies along a stroke linearly between knots. */
export function createPen(random: RandomState): Pen {
  const radius = Math.max(MEAN_RADIUS + RADIUS_DEVIATION * bell(random), MINIMUM_RADIUS);
  const radii = Float64Array.from(
    { length: PRESSURE_KNOTS },
    () => radius * (1 + PRESSURE_DEVIATION * bell(random)),
  );
  return {
    radius,
    radiusAt: (progress) => {
      const position = progress * (PRESSURE_KNOTS - 1);
      const knot = Math.min(Math.floor(position), PRESSURE_KNOTS - 2);
      const from = radii[knot] ?? radius;
      return from + (position - knot) * ((radii[knot + 1] ?? radius) - from);
    },
  };
}
