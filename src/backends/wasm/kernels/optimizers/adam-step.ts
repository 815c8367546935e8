import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { decayedGradient } from "./decayed-gradient";

/**
 * `m ← β₁ · m + (1 − β₁) · g`; `v ← β₂ · v + (1 − β₂) · g²`;
 * `w ← w − η · (m / c₁) / (√(v / c₂) + ε)` with c₁ = 1 − β₁ᵗ and c₂ = 1 − β₂ᵗ, computed as
 * `(η / c₁) · m / (√v · √(1 / c₂) + ε)`: factors are formed in float64, then rounded to T once.
 * g = `gradient + λ · w`; decoupled, g is the gradient alone and `w − η · λ · w` stands in w's
 * place.
 * Elements `start … end − 1` of contiguous arrays.
 *
 * @param firstCorrection c₁. The host computes it in float64 by repeated multiplication, because
 * powers are not the same in the last bit everywhere.
 * @param secondCorrection c₂, likewise.
 */
export function adamStep<T>(
  value: usize,
  gradient: usize,
  firstMoment: usize,
  secondMoment: usize,
  learningRate: f64,
  weightDecay: f64,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
  firstCorrection: f64,
  secondCorrection: f64,
  decoupled: bool,
  start: i32,
  end: i32,
): void {
  const decay = splat<T>(decoupled ? 0.0 : weightDecay);
  const bypassing = splat<T>(decoupled ? learningRate * weightDecay : 0.0);
  const rate = splat<T>(learningRate / firstCorrection);
  const rootScale = splat<T>(sqrt<f64>(1.0 / secondCorrection));
  for (let i = start; i < end; i += lanes<T>()) {
    const count = end - i;
    const offset = (i as usize) * sizeof<T>();
    const w = loadElements<T>(value + offset, count);
    const g = decayedGradient<T>(gradient + offset, w, decay, count);
    const oldFirst = v128.mul<T>(splat<T>(beta1), loadElements<T>(firstMoment + offset, count));
    const m = v128.add<T>(oldFirst, v128.mul<T>(splat<T>(1.0 - beta1), g));
    const oldSecond = v128.mul<T>(splat<T>(beta2), loadElements<T>(secondMoment + offset, count));
    const v = v128.add<T>(oldSecond, v128.mul<T>(v128.mul<T>(splat<T>(1.0 - beta2), g), g));
    const root = v128.mul<T>(v128.sqrt<T>(v), rootScale);
    const change = v128.div<T>(v128.mul<T>(rate, m), v128.add<T>(root, splat<T>(epsilon)));
    const shrunk = v128.sub<T>(w, v128.mul<T>(bypassing, w));
    storeElements<T>(firstMoment + offset, m, count);
    storeElements<T>(secondMoment + offset, v, count);
    storeElements<T>(value + offset, v128.sub<T>(shrunk, change), count);
  }
}
