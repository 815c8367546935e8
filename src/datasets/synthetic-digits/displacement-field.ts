import type { RandomState } from "../../tensor/random-state/index.js";
import { bell } from "./bell.js";

/** How far a point moves. */
export interface Displacement {
  readonly u: number;
  readonly v: number;
}

const CELLS = 3;
const KNOTS = CELLS + 1;
/** The lattice covers −EXTENT to EXTENT on both axes; beyond it the field is constant. */
const EXTENT = 1.2;

/**
 * A smooth random displacement field of standard deviation `deviation` at its knots.
 *
 * Knots on a square lattice hold independent displacements, blended in between with weights
 * `s²(3 − 2s)`, so that the field and its slope are continuous.
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
    return {
      u: blend(horizontal, column.cell, column.weight, row.cell, row.weight),
      v: blend(vertical, column.cell, column.weight, row.cell, row.weight),
    };
  };
}

function locate(coordinate: number): { cell: number; weight: number } {
  const position = Math.min(Math.max(((coordinate + EXTENT) / (2 * EXTENT)) * CELLS, 0), CELLS);
  const cell = Math.min(Math.floor(position), CELLS - 1);
  const s = position - cell;
  return { cell, weight: s * s * (3 - 2 * s) };
}

function blend(
  knots: Float64Array,
  column: number,
  columnWeight: number,
  row: number,
  rowWeight: number,
): number {
  const first = row * KNOTS + column;
  const second = first + KNOTS;
  const upper = mix(knots[first] ?? 0, knots[first + 1] ?? 0, columnWeight);
  const lower = mix(knots[second] ?? 0, knots[second + 1] ?? 0, columnWeight);
  return mix(upper, lower, rowWeight);
}

function mix(from: number, to: number, weight: number): number {
  return from + weight * (to - from);
}
