import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { decayedGradient } from "./decayed-gradient";

/** `w ← w − η · g`, g = `gradient + λ · w`, for elements `start … end − 1` of contiguous arrays. */
export function gradientStep<T>(
  value: usize,
  gradient: usize,
  learningRate: f64,
  weightDecay: f64,
  start: i32,
  end: i32,
): void {
  const rate = splat<T>(learningRate);
  const decay = splat<T>(weightDecay);
  for (let i = start; i < end; i += lanes<T>()) {
    const count = end - i;
    const offset = (i as usize) * sizeof<T>();
    const w = loadElements<T>(value + offset, count);
    const g = decayedGradient<T>(gradient + offset, w, decay, count);
    storeElements<T>(value + offset, v128.sub<T>(w, v128.mul<T>(rate, g)), count);
  }
}
