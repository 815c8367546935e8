// Instantiations that the tests call; the engine has its own exports.
import { activate } from "../elementwise/activate";
import { activateGradient } from "../elementwise/activate-gradient";
import { addScaled } from "../elementwise/add-scaled";
import { addScaledSign } from "../elementwise/add-scaled-sign";
import { convert } from "../elementwise/convert";
import { convertBytes } from "../elementwise/convert-bytes";
import { fill } from "../elementwise/fill";
import { rescale } from "../elementwise/rescale";
import { scaledDifference } from "../elementwise/scaled-difference";

export function activate_f32(
  kind: i32,
  input: usize,
  output: usize,
  alpha: f64,
  start: i32,
  end: i32,
): void {
  activate<f32>(kind, input, output, alpha, start, end);
}

export function activate_f64(
  kind: i32,
  input: usize,
  output: usize,
  alpha: f64,
  start: i32,
  end: i32,
): void {
  activate<f64>(kind, input, output, alpha, start, end);
}

export function activateGradient_f32(
  kind: i32,
  input: usize,
  output: usize,
  outputGradient: usize,
  inputGradient: usize,
  alpha: f64,
  start: i32,
  end: i32,
): void {
  activateGradient<f32>(kind, input, output, outputGradient, inputGradient, alpha, start, end);
}

export function activateGradient_f64(
  kind: i32,
  input: usize,
  output: usize,
  outputGradient: usize,
  inputGradient: usize,
  alpha: f64,
  start: i32,
  end: i32,
): void {
  activateGradient<f64>(kind, input, output, outputGradient, inputGradient, alpha, start, end);
}

export function addScaled_f32(
  source: usize,
  scale: f64,
  target: usize,
  start: i32,
  end: i32,
): void {
  addScaled<f32>(source, scale, target, start, end);
}

export function addScaled_f64(
  source: usize,
  scale: f64,
  target: usize,
  start: i32,
  end: i32,
): void {
  addScaled<f64>(source, scale, target, start, end);
}

export function addScaledSign_f32(
  source: usize,
  scale: f64,
  target: usize,
  start: i32,
  end: i32,
): void {
  addScaledSign<f32>(source, scale, target, start, end);
}

export function addScaledSign_f64(
  source: usize,
  scale: f64,
  target: usize,
  start: i32,
  end: i32,
): void {
  addScaledSign<f64>(source, scale, target, start, end);
}

export function widen(input: usize, output: usize, start: i32, end: i32): void {
  convert<f32, f64>(input, output, start, end);
}

export function narrow(input: usize, output: usize, start: i32, end: i32): void {
  convert<f64, f32>(input, output, start, end);
}

export function convertBytes_f32(input: usize, output: usize, start: i32, end: i32): void {
  convertBytes<f32>(input, output, start, end);
}

export function convertBytes_f64(input: usize, output: usize, start: i32, end: i32): void {
  convertBytes<f64>(input, output, start, end);
}

export function fill_f32(target: usize, value: f64, start: i32, end: i32): void {
  fill<f32>(target, value, start, end);
}

export function fill_f64(target: usize, value: f64, start: i32, end: i32): void {
  fill<f64>(target, value, start, end);
}

export function rescale_f32(
  input: usize,
  scale: f64,
  shift: f64,
  output: usize,
  start: i32,
  end: i32,
): void {
  rescale<f32>(input, scale, shift, output, start, end);
}

export function rescale_f64(
  input: usize,
  scale: f64,
  shift: f64,
  output: usize,
  start: i32,
  end: i32,
): void {
  rescale<f64>(input, scale, shift, output, start, end);
}

export function scaledDifference_f32(
  left: usize,
  right: usize,
  scale: f64,
  output: usize,
  start: i32,
  end: i32,
): void {
  scaledDifference<f32>(left, right, scale, output, start, end);
}

export function scaledDifference_f64(
  left: usize,
  right: usize,
  scale: f64,
  output: usize,
  start: i32,
  end: i32,
): void {
  scaledDifference<f64>(left, right, scale, output, start, end);
}
