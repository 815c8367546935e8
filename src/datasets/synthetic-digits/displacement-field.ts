import type { RandomState } from "../../tensor/random-state/index.js";
import { bell } from "./bell.js";

/** How far a point moves. */
export interface Displacement {
  readonly u: number;
  readonly v: number;
}

const CELLS = 2;
/** Knots that bear on one cell, on each axis. */
const SUPPORT = 3;
const KNOTS = CELLS + SUPPORT - 1;
/** The lattice covers −EXTENT to EXTENT on both axes; points outside move as its border does. */
const EXTENT = 1.2;

/**
 * A smooth random displacement field.
 *
 * Knots on a square lattice hold independent displacements of standard deviation `deviation`; a
 * point moves by their quadratic B-spline, with weights `½(1 − s)²`, `½ + s(1 − s)` and `½s²` on
 * each axis for its place `s` in its cell, so that the field and its slope are continuous.
 *
 * In the manner of the elastic distortions of P. Simard, D. Steinkraus and J. Platt, "Best practices
 * for convolutional neural networks applied to visual document analysis", 2003.
 */
export function createDisplacementField(
  random: RandomState,
  deviation: number,
): (u: number, v: number) => Displacement {
  const horizontal = Float64Array.from({ length: KNOTS * KNOTS }, () => deviation * bell(random));
  const vertical = Float64Array.from({ length: KNOTS * KNOTS }, () => deviation * bell(random));
  return (u, v) => {
    const column = locate(u);
    const row = locate(v);
    const displacement = { u: 0, v: 0 };
    row.weights.forEach((rowWeight, i) => {
      column.weights.forEach((columnWeight, j) => {
        const knot = (row.cell + i) * KNOTS + column.cell + j;
        displacement.u += rowWeight * columnWeight * (horizontal[knot] ?? 0);
        displacement.v += rowWeight * columnWeight * (vertical[knot] ?? 0);
      });
    });
    return displacement;
  };
}

function locate(coordinate: number): { cell: number; weights: readonly number[] } {
  const position = Math.min(Math.max(((coordinate + EXTENT) / (2 * EXTENT)) * CELLS, 0), CELLS);
  const cell = Math.min(Math.floor(position), CELLS - 1);
  const s = position - cell;
  return { cell, weights: [0.5 * (1 - s) * (1 - s), 0.5 + s * (1 - s), 0.5 * s * s] };
}
