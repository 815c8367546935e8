// Instantiations that the tests call; the engine has its own exports.
import { elementwiseLoss } from "../losses/elementwise-loss";
import { softmaxCrossEntropy } from "../losses/softmax-cross-entropy";

export function elementwiseLoss_f32(
  kind: i32,
  predictions: usize,
  targets: usize,
  parameter: f64,
  scale: f64,
  gradient: usize,
  count: i32,
): f64 {
  return elementwiseLoss<f32>(kind, predictions, targets, parameter, scale, gradient, count);
}

export function elementwiseLoss_f64(
  kind: i32,
  predictions: usize,
  targets: usize,
  parameter: f64,
  scale: f64,
  gradient: usize,
  count: i32,
): f64 {
  return elementwiseLoss<f64>(kind, predictions, targets, parameter, scale, gradient, count);
}

export function softmaxCrossEntropy_f32(
  logits: usize,
  targets: usize,
  scale: f64,
  gradient: usize,
  rows: i32,
  columns: i32,
): f64 {
  return softmaxCrossEntropy<f32>(logits, targets, scale, gradient, rows, columns);
}

export function softmaxCrossEntropy_f64(
  logits: usize,
  targets: usize,
  scale: f64,
  gradient: usize,
  rows: i32,
  columns: i32,
): f64 {
  return softmaxCrossEntropy<f64>(logits, targets, scale, gradient, rows, columns);
}
