import { exp } from "../math/exp";
import { log } from "../math/log";
import { loadLogits, rowMaximum } from "../softmax/row-maximum";
import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { laneSum, pairSums } from "../vectors/sums";

/**
 * Gives Σᵢ −Σⱼ yᵢⱼ · (zᵢⱼ − log Σₖ e^zᵢₖ) for logits z and targets y; unless `gradient` is 0,
 * `gradient ← scale · (softmax(z) · Σⱼ yᵢⱼ − y)`.
 *
 * All are contiguous `[rows, columns]` without padding; `gradient` may be `logits`, but not
 * `targets`. With m the row's largest logit and s = Σ e^(z − m), a row's loss is
 * `log s · Σ y − Σ y · (z − m)`: one logarithm a row. Targets of 0 leave out their terms. Sums are
 * taken in float64, in an order that depends on `columns` alone, rows one after the other.
 */
export function softmaxCrossEntropy<T>(
  logits: usize,
  targets: usize,
  scale: f64,
  gradient: usize,
  rows: i32,
  columns: i32,
): f64 {
  const rowSize = (columns as usize) * sizeof<T>();
  const factor = splat<T>(scale);
  let loss: f64 = 0.0;
  for (let i = 0; i < rows; i++) {
    const row = (i as usize) * rowSize;
    const largest = rowMaximum<T>(logits + row, columns);
    let exponentialSums = splat<f64>(0.0);
    let targetSums = splat<f64>(0.0);
    let weightedSums = splat<f64>(0.0);
    let used = splat<f64>(0.0);
    for (let j = 0; j < columns; j += lanes<T>()) {
      const offset = row + (j as usize) * sizeof<T>();
      const distance = v128.sub<T>(loadLogits<T>(logits + offset, columns - j), largest);
      const y = loadElements<T>(targets + offset, columns - j);
      const exponentials = exp<T>(distance);
      const isUsed = v128.ne<T>(y, splat<T>(0.0));
      used = v128.or(used, isUsed);
      exponentialSums = v128.add<f64>(exponentialSums, pairSums<T>(exponentials));
      targetSums = v128.add<f64>(targetSums, pairSums<T>(y));
      const products = productSums<T>(y, v128.and(distance, isUsed));
      weightedSums = v128.add<f64>(weightedSums, products);
      if (gradient !== 0) storeElements<T>(gradient + offset, exponentials, columns - j);
    }
    const sum = laneSum(exponentialSums);
    const targetSum = laneSum(targetSums);
    if (v128.any_true(used)) {
      const logSum = v128.extract_lane<f64>(log<f64>(splat<f64>(sum)), 0);
      loss += targetSum * logSum - laneSum(weightedSums);
    }
    if (gradient === 0) continue;
    for (let j = 0; j < columns; j += lanes<T>()) {
      const offset = row + (j as usize) * sizeof<T>();
      const exponentials = loadElements<T>(gradient + offset, columns - j);
      const y = loadElements<T>(targets + offset, columns - j);
      const expected = v128.mul<T>(v128.div<T>(exponentials, splat<T>(sum)), splat<T>(targetSum));
      const slope = v128.mul<T>(factor, v128.sub<T>(expected, y));
      storeElements<T>(gradient + offset, slope, columns - j);
    }
  }
  return loss;
}

/** Products of the lanes in float64, in the pairs of {@link pairSums}. */
@inline
function productSums<T>(x: v128, y: v128): v128 {
  if (sizeof<T>() === 8) return v128.mul<f64>(x, y);
  const upperX = v128.promote_low(v128.shuffle<i64>(x, x, 1, 0));
  const upperY = v128.promote_low(v128.shuffle<i64>(y, y, 1, 0));
  const lower = v128.mul<f64>(v128.promote_low(x), v128.promote_low(y));
  return v128.add<f64>(lower, v128.mul<f64>(upperX, upperY));
}
