import { rootMeanSquareStep } from "./root-mean-square-step";

/**
 * `s ← ρ · s + (1 − ρ) · g²`; `w ← w − η · g / (√s + ε)`; g = `gradient + λ · w`.
 * Elements `start … end − 1` of contiguous arrays.
 */
export function rmsPropStep<T>(
  value: usize,
  gradient: usize,
  meanSquare: usize,
  learningRate: f64,
  weightDecay: f64,
  decay: f64,
  epsilon: f64,
  start: i32,
  end: i32,
): void {
  const joined = 1.0 - decay;
  rootMeanSquareStep<T>(
    value,
    gradient,
    meanSquare,
    learningRate,
    weightDecay,
    decay,
    joined,
    epsilon,
    start,
    end,
  );
}
