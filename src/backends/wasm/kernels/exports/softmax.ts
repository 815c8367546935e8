// Instantiations that the tests call; the engine has its own exports.
import { softmax } from "../softmax/softmax";
import { softmaxGradient } from "../softmax/softmax-gradient";

export function softmax_f32(
  input: usize,
  output: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  softmax<f32>(input, output, columns, rowStart, rowEnd);
}

export function softmax_f64(
  input: usize,
  output: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  softmax<f64>(input, output, columns, rowStart, rowEnd);
}

export function softmaxGradient_f32(
  output: usize,
  outputGradient: usize,
  inputGradient: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  softmaxGradient<f32>(output, outputGradient, inputGradient, columns, rowStart, rowEnd);
}

export function softmaxGradient_f64(
  output: usize,
  outputGradient: usize,
  inputGradient: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  softmaxGradient<f64>(output, outputGradient, inputGradient, columns, rowStart, rowEnd);
}
