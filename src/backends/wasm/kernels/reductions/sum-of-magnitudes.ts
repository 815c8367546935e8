import { loadPair } from "../vectors/pairs";
import { splat } from "../vectors/splat";
import { laneSum } from "../vectors/sums";

/**
 * Σ |x| over `count` contiguous elements, in float64: four sums of every fourth element, in order,
 * added as (0 + 2) + (1 + 3).
 */
export function sumOfMagnitudes<T>(input: usize, count: i32): f64 {
  let even = splat<f64>(0.0);
  let odd = even;
  for (let i = 0; i < count; i += 4) {
    const place = input + (i as usize) * sizeof<T>();
    even = v128.add<f64>(even, v128.abs<f64>(loadPair<T>(place, count - i)));
    if (count - i <= 2) break;
    const second = loadPair<T>(place + 2 * sizeof<T>(), count - i - 2);
    odd = v128.add<f64>(odd, v128.abs<f64>(second));
  }
  return laneSum(v128.add<f64>(even, odd));
}
