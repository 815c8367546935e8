import { lanesBelow } from "../vectors/lanes-below";
import { loadPair, storePair } from "../vectors/pairs";
import { splat } from "../vectors/splat";
import { laneSum } from "../vectors/sums";
import { AbsoluteError } from "./absolute-error";
import { BinaryCrossEntropy } from "./binary-cross-entropy";
import { CrossEntropy } from "./cross-entropy";
import { crossEntropySum } from "./cross-entropy-sum";
import { Huber } from "./huber";
import { ABSOLUTE_ERROR, BINARY_CROSS_ENTROPY, HUBER, SQUARED_ERROR } from "./kinds";
import { SquaredError } from "./squared-error";

/**
 * Gives Σ loss(p, y) over `count` elements; unless `gradient` is 0,
 * `gradient ← scale · ∂loss/∂p`.
 *
 * The arrays are contiguous; `gradient` may be `predictions` or `targets`. All is computed in
 * float64, for both types, and gradients are rounded once. Elements of even and of odd position are
 * summed separately, in order. Relative error of a term and of a gradient before that rounding:
 * below 1e-15.
 *
 * @param kind One of the numbers in `kinds.ts`.
 * @param parameter δ of the loss.
 */
export function elementwiseLoss<T>(
  kind: i32,
  predictions: usize,
  targets: usize,
  parameter: f64,
  scale: f64,
  gradient: usize,
  count: i32,
): f64 {
  switch (kind) {
    case SQUARED_ERROR:
      return sumOf<T, SquaredError>(predictions, targets, parameter, scale, gradient, count);
    case ABSOLUTE_ERROR:
      return sumOf<T, AbsoluteError>(predictions, targets, parameter, scale, gradient, count);
    case HUBER:
      return sumOf<T, Huber>(predictions, targets, parameter, scale, gradient, count);
    case BINARY_CROSS_ENTROPY:
      return sumOf<T, BinaryCrossEntropy>(predictions, targets, parameter, scale, gradient, count);
    default:
      if (gradient === 0) return crossEntropySum<T>(predictions, targets, parameter, count);
      return sumOf<T, CrossEntropy>(predictions, targets, parameter, scale, gradient, count);
  }
}

function sumOf<T, F>(
  predictions: usize,
  targets: usize,
  parameter: f64,
  scale: f64,
  gradient: usize,
  count: i32,
): f64 {
  const loss = changetype<F>(0);
  const delta = splat<f64>(parameter);
  const factor = splat<f64>(scale);
  let sums = splat<f64>(0.0);
  for (let i = 0; i < count; i += 2) {
    const rest = count - i;
    const offset = (i as usize) * sizeof<T>();
    const p = loadPair<T>(predictions + offset, rest);
    const y = loadPair<T>(targets + offset, rest);
    sums = v128.add<f64>(sums, v128.and(loss.value(p, y, delta), lanesBelow<f64>(rest)));
    if (gradient === 0) continue;
    storePair<T>(gradient + offset, v128.mul<f64>(factor, loss.slope(p, y, delta)), rest);
  }
  return laneSum(sums);
}
