import { loadPair } from "../vectors/pairs";
import { splat } from "../vectors/splat";
import { laneSum } from "../vectors/sums";

/**
 * Σ x² over `count` contiguous elements, in float64: four sums of every fourth element, in order,
 * added as (0 + 2) + (1 + 3).
 */
export function sumOfSquares<T>(input: usize, count: i32): f64 {
  let even = splat<f64>(0.0);
  let odd = even;
  for (let i = 0; i < count; i += 4) {
    const place = input + (i as usize) * sizeof<T>();
    const first = loadPair<T>(place, count - i);
    even = v128.add<f64>(even, v128.mul<f64>(first, first));
    if (count - i <= 2) break;
    const second = loadPair<T>(place + 2 * sizeof<T>(), count - i - 2);
    odd = v128.add<f64>(odd, v128.mul<f64>(second, second));
  }
  return laneSum(v128.add<f64>(even, odd));
}
