import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { decayedGradient } from "./decayed-gradient";

/**
 * `v ← μ · v + g`; `w ← w − η · v`, with Nesterov `w ← w − η · (g + μ · v)`;
 * g = `gradient + λ · w`.
 * Elements `start … end − 1` of contiguous arrays.
 */
export function momentumStep<T>(
  value: usize,
  gradient: usize,
  velocity: usize,
  learningRate: f64,
  weightDecay: f64,
  momentum: f64,
  nesterov: bool,
  start: i32,
  end: i32,
): void {
  const rate = splat<T>(learningRate);
  const decay = splat<T>(weightDecay);
  const share = splat<T>(momentum);
  for (let i = start; i < end; i += lanes<T>()) {
    const count = end - i;
    const offset = (i as usize) * sizeof<T>();
    const w = loadElements<T>(value + offset, count);
    const g = decayedGradient<T>(gradient + offset, w, decay, count);
    const kept = v128.mul<T>(share, loadElements<T>(velocity + offset, count));
    const v = v128.add<T>(kept, g);
    const direction = nesterov ? v128.add<T>(g, v128.mul<T>(share, v)) : v;
    storeElements<T>(velocity + offset, v, count);
    storeElements<T>(value + offset, v128.sub<T>(w, v128.mul<T>(rate, direction)), count);
  }
}
