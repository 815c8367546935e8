import { rootMeanSquareStep } from "./root-mean-square-step";

/**
 * `s ← s + g²`; `w ← w − η · g / (√s + ε)`; g = `gradient + λ · w`.
 * Elements `start … end − 1` of contiguous arrays.
 */
export function adaGradStep<T>(
  value: usize,
  gradient: usize,
  sumOfSquares: usize,
  learningRate: f64,
  weightDecay: f64,
  epsilon: f64,
  start: i32,
  end: i32,
): void {
  rootMeanSquareStep<T>(
    value,
    gradient,
    sumOfSquares,
    learningRate,
    weightDecay,
    1.0,
    1.0,
    epsilon,
    start,
    end,
  );
}
