// Instantiations that the tests call; the engine has its own exports.
import { gradientStep } from "../optimizers/gradient-step";
import { momentumStep } from "../optimizers/momentum-step";
import { rmsPropStep } from "../optimizers/rms-prop-step";
import { adaGradStep } from "../optimizers/ada-grad-step";
import { adamStep } from "../optimizers/adam-step";

export function gradientStep_f32(
  value: usize,
  gradient: usize,
  learningRate: f64,
  weightDecay: f64,
  start: i32,
  end: i32,
): void {
  gradientStep<f32>(value, gradient, learningRate, weightDecay, start, end);
}

export function gradientStep_f64(
  value: usize,
  gradient: usize,
  learningRate: f64,
  weightDecay: f64,
  start: i32,
  end: i32,
): void {
  gradientStep<f64>(value, gradient, learningRate, weightDecay, start, end);
}

export function momentumStep_f32(
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
  momentumStep<f32>(
    value,
    gradient,
    velocity,
    learningRate,
    weightDecay,
    momentum,
    nesterov,
    start,
    end,
  );
}

export function momentumStep_f64(
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
  momentumStep<f64>(
    value,
    gradient,
    velocity,
    learningRate,
    weightDecay,
    momentum,
    nesterov,
    start,
    end,
  );
}

export function rmsPropStep_f32(
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
  rmsPropStep<f32>(
    value,
    gradient,
    meanSquare,
    learningRate,
    weightDecay,
    decay,
    epsilon,
    start,
    end,
  );
}

export function rmsPropStep_f64(
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
  rmsPropStep<f64>(
    value,
    gradient,
    meanSquare,
    learningRate,
    weightDecay,
    decay,
    epsilon,
    start,
    end,
  );
}

export function adaGradStep_f32(
  value: usize,
  gradient: usize,
  sumOfSquares: usize,
  learningRate: f64,
  weightDecay: f64,
  epsilon: f64,
  start: i32,
  end: i32,
): void {
  adaGradStep<f32>(value, gradient, sumOfSquares, learningRate, weightDecay, epsilon, start, end);
}

export function adaGradStep_f64(
  value: usize,
  gradient: usize,
  sumOfSquares: usize,
  learningRate: f64,
  weightDecay: f64,
  epsilon: f64,
  start: i32,
  end: i32,
): void {
  adaGradStep<f64>(value, gradient, sumOfSquares, learningRate, weightDecay, epsilon, start, end);
}

export function adamStep_f32(
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
  adamStep<f32>(
    value,
    gradient,
    firstMoment,
    secondMoment,
    learningRate,
    weightDecay,
    beta1,
    beta2,
    epsilon,
    firstCorrection,
    secondCorrection,
    decoupled,
    start,
    end,
  );
}

export function adamStep_f64(
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
  adamStep<f64>(
    value,
    gradient,
    firstMoment,
    secondMoment,
    learningRate,
    weightDecay,
    beta1,
    beta2,
    epsilon,
    firstCorrection,
    secondCorrection,
    decoupled,
    start,
    end,
  );
}
