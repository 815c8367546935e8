import { lanes } from "../vectors/lanes";
import { lanesBelow } from "../vectors/lanes-below";
import { loadPair } from "../vectors/pairs";
import { splat } from "../vectors/splat";
import { laneSum } from "../vectors/sums";
import { CrossEntropy } from "./cross-entropy";

/**
 * Σ −y · log(p + δ) over `count` elements, with the bits of `elementwiseLoss`, which adds the zeros
 * of targets of 0 too: with one-hot targets most vectors have no other.
 */
export function crossEntropySum<T>(
  predictions: usize,
  targets: usize,
  parameter: f64,
  count: i32,
): f64 {
  const loss = changetype<CrossEntropy>(0);
  const delta = splat<f64>(parameter);
  let sums = splat<f64>(0.0);
  for (let i = 0; i < count; i += lanes<T>()) {
    const offset = (i as usize) * sizeof<T>();
    // Where fewer elements are left, the others are compared without need.
    if (!v128.any_true(v128.ne<T>(v128.load(targets + offset), splat<T>(0.0)))) continue;
    for (let j = 0; j < lanes<T>() && i + j < count; j += 2) {
      const rest = count - i - j;
      const place = offset + (j as usize) * sizeof<T>();
      const p = loadPair<T>(predictions + place, rest);
      const y = loadPair<T>(targets + place, rest);
      sums = v128.add<f64>(sums, v128.and(loss.value(p, y, delta), lanesBelow<f64>(rest)));
    }
  }
  return laneSum(sums);
}
