import { log } from "../math/log";
import {
  blockRows,
  exponentials,
  loadRowEnd,
  rowSum,
  subtractMaximum,
} from "../softmax/exponential-rows";
import { lanes } from "../vectors/lanes";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { laneSum } from "../vectors/sums";
import { withoutTiny } from "../vectors/without-tiny";

/**
 * Gives Σᵢ −Σⱼ yᵢⱼ · (zᵢⱼ − log Σₖ e^zᵢₖ) for logits z and targets y, and writes
 * `gradient ← scale · (softmax(z) · Σⱼ yᵢⱼ − y)`, 0 where that is tiny ({@link withoutTiny}).
 *
 * All are contiguous `[rows, columns]` without padding; `gradient` may be `logits`, but not
 * `targets`. With m the row's largest logit and s = Σ e^(z − m), a row's loss is
 * `log s · Σ y − Σ y · (z − m)`: one logarithm a row. Targets of 0 leave out their terms, and rows
 * whose targets sum to 0 the logarithm. Sums are taken in float64, in an order that depends on `rows`
 * and `columns` alone.
 */
export function softmaxCrossEntropy<T>(
  logits: usize,
  targets: usize,
  scale: f64,
  gradient: usize,
  rows: i32,
  columns: i32,
): f64 {
  const rowBytes = (columns as usize) * sizeof<T>();
  const factor = splat<T>(scale);
  const step = blockRows(columns);
  let loss: f64 = 0.0;
  for (let first = 0; first < rows; first += step) {
    const end = min(rows, first + step);
    for (let i = first; i < end; i++) {
      const row = (i as usize) * rowBytes;
      subtractMaximum<T>(logits + row, gradient + row, columns);
      loss -= targetDistance<T>(gradient + row, targets + row, columns);
    }
    exponentials<T>(gradient + (first as usize) * rowBytes, (end - first) * columns);
    for (let i = first; i < end; i++) {
      const row = (i as usize) * rowBytes;
      const sum = rowSum<T>(gradient + row, columns);
      const targetSum = rowSum<T>(targets + row, columns);
      if (targetSum !== 0) loss += targetSum * logarithm(sum);
      slopes<T>(gradient + row, targets + row, columns, splat<T>(sum), splat<T>(targetSum), factor);
    }
  }
  return loss;
}

/** Σ y · (z − m) over the targets that aren't 0. */
@inline
function targetDistance<T>(distances: usize, targets: usize, columns: i32): f64 {
  let sums = splat<f64>(0.0);
  for (let j = 0; j < columns; j += lanes<T>()) {
    const offset = (j as usize) * sizeof<T>();
    const y = loadRowEnd<T>(targets + offset, columns - j);
    const isUsed = v128.ne<T>(y, splat<T>(0.0));
    // The lanes behind the row are left out with the targets of 0.
    const distance = v128.and(v128.load(distances + offset), isUsed);
    sums = v128.add<f64>(sums, productSums<T>(y, distance));
  }
  return laneSum(sums);
}

@inline
function logarithm(x: f64): f64 {
  return v128.extract_lane<f64>(log<f64>(splat<f64>(x)), 0);
}

/** `row ← factor · (row / sum · targetSum − targets)`. */
@inline
function slopes<T>(
  row: usize,
  targets: usize,
  columns: i32,
  sum: v128,
  targetSum: v128,
  factor: v128,
): void {
  for (let j = 0; j < columns; j += lanes<T>()) {
    const offset = (j as usize) * sizeof<T>();
    const expected = v128.mul<T>(v128.div<T>(v128.load(row + offset), sum), targetSum);
    const y = v128.load(targets + offset);
    const slope = withoutTiny<T>(v128.mul<T>(factor, v128.sub<T>(expected, y)));
    storeElements<T>(row + offset, slope, columns - j);
  }
}

/** Products of the lanes in float64, in the pairs of `pairSums`. */
@inline
function productSums<T>(x: v128, y: v128): v128 {
  if (sizeof<T>() === 8) return v128.mul<f64>(x, y);
  const upperX = v128.promote_low(v128.shuffle<i64>(x, x, 1, 0));
  const upperY = v128.promote_low(v128.shuffle<i64>(y, y, 1, 0));
  const lower = v128.mul<f64>(v128.promote_low(x), v128.promote_low(y));
  return v128.add<f64>(lower, v128.mul<f64>(upperX, upperY));
}
