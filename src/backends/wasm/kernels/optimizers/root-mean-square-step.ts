import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { decayedGradient } from "./decayed-gradient";

/**
 * `s ← kept · s + joined · g²`; `w ← w − η · g / (√s + ε)`; g = `gradient + λ · w`.
 * Elements `start … end − 1` of contiguous arrays.
 */
export function rootMeanSquareStep<T>(
  value: usize,
  gradient: usize,
  squares: usize,
  learningRate: f64,
  weightDecay: f64,
  kept: f64,
  joined: f64,
  epsilon: f64,
  start: i32,
  end: i32,
): void {
  const rate = splat<T>(learningRate);
  const decay = splat<T>(weightDecay);
  const keptShare = splat<T>(kept);
  const joinedShare = splat<T>(joined);
  for (let i = start; i < end; i += lanes<T>()) {
    const count = end - i;
    const offset = (i as usize) * sizeof<T>();
    const w = loadElements<T>(value + offset, count);
    const g = decayedGradient<T>(gradient + offset, w, decay, count);
    const old = v128.mul<T>(keptShare, loadElements<T>(squares + offset, count));
    const s = v128.add<T>(old, v128.mul<T>(v128.mul<T>(joinedShare, g), g));
    const divisor = v128.add<T>(v128.sqrt<T>(s), splat<T>(epsilon));
    const change = v128.div<T>(v128.mul<T>(rate, g), divisor);
    storeElements<T>(squares + offset, s, count);
    storeElements<T>(value + offset, v128.sub<T>(w, change), count);
  }
}
