// Instantiations that the tests call; the engine has its own exports.
import { mapElements } from "../elementwise/map-elements";
import { exp } from "../math/exp";
import { expm1 } from "../math/expm1";
import { log } from "../math/log";
import { log1p } from "../math/log1p";
import { sigmoid } from "../math/sigmoid";
import { tanh } from "../math/tanh";
import { bellCurve, normalDistribution } from "../math/normal-distribution";

export function exp_f32(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f32, Exp>(input, output, 0, start, end);
}

export function exp_f64(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f64, Exp>(input, output, 0, start, end);
}

export function expm1_f32(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f32, Expm1>(input, output, 0, start, end);
}

export function expm1_f64(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f64, Expm1>(input, output, 0, start, end);
}

export function log_f32(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f32, Log>(input, output, 0, start, end);
}

export function log_f64(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f64, Log>(input, output, 0, start, end);
}

export function log1p_f32(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f32, Log1p>(input, output, 0, start, end);
}

export function log1p_f64(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f64, Log1p>(input, output, 0, start, end);
}

export function sigmoid_f32(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f32, Sigmoid>(input, output, 0, start, end);
}

export function sigmoid_f64(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f64, Sigmoid>(input, output, 0, start, end);
}

export function tanh_f32(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f32, Tanh>(input, output, 0, start, end);
}

export function tanh_f64(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f64, Tanh>(input, output, 0, start, end);
}

export function normalDistribution_f32(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f32, NormalDistribution>(input, output, 0, start, end);
}

export function normalDistribution_f64(input: usize, output: usize, start: i32, end: i32): void {
  mapElements<f64, NormalDistribution>(input, output, 0, start, end);
}

@unmanaged
class Exp {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return exp<T>(x);
  }
}

@unmanaged
class Expm1 {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return expm1<T>(x);
  }
}

@unmanaged
class Log {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return log<T>(x);
  }
}

@unmanaged
class Log1p {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return log1p<T>(x);
  }
}

@unmanaged
class Sigmoid {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return sigmoid<T>(x);
  }
}

@unmanaged
class Tanh {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return tanh<T>(x);
  }
}

@unmanaged
class NormalDistribution {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return normalDistribution<T>(x, bellCurve<T>(x));
  }
}
