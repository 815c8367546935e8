import { getBackend } from "../backends/default-backend.js";
import type { Tensor } from "../tensor/index.js";
import { flatRows } from "./flat-rows.js";

/** Number of classes that a block of this width tells apart. */
export function classCount(units: number): number {
  return units === 1 ? 2 : units;
}

/**
 * The class of every row of a block `[batch, units]`, in `memory` where that has room for it.
 *
 * With several units, it is the column of the largest element, the first of several (NaN counts as
 * largest). A single unit stands for two classes: 1 from 0.5 on, else 0 (also for NaN).
 */
export function classesOf(block: Tensor, memory: Int32Array): Int32Array {
  const [rows = 0, units = 0] = block.shape;
  const classes = memory.length < rows ? new Int32Array(rows) : memory;
  if (units === 1) writeSides(block, classes);
  else getBackend().argmaxRows(block, classes);
  return classes;
}

/** How many rows of predictions have the class of their targets. */
export function countRight(predictions: Tensor, targets: Tensor): number {
  if (predictions.shape[1] !== 1) return getBackend().matchingRows(predictions, targets);
  const p = flatRows(predictions);
  const y = flatRows(targets);
  let right = 0;
  for (let row = 0; row < p.length; row++) {
    if (sideOf(p[row] as number) === sideOf(y[row] as number)) right++;
  }
  return right;
}

function writeSides(column: Tensor, classes: Int32Array): void {
  const values = flatRows(column);
  for (let row = 0; row < values.length; row++) classes[row] = sideOf(values[row] as number);
}

function sideOf(value: number): 0 | 1 {
  return value >= 0.5 ? 1 : 0;
}
