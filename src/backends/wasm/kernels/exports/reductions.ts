// Instantiations that the tests call; the engine has its own exports.
import { addColumnSums } from "../reductions/add-column-sums";
import { areFinite } from "../reductions/are-finite";
import { argmaxRows } from "../reductions/argmax-rows";
import { limitColumnNorms } from "../reductions/limit-column-norms";
import { sumOfMagnitudes } from "../reductions/sum-of-magnitudes";
import { sumOfSquares } from "../reductions/sum-of-squares";

export function addColumnSums_f32(
  input: usize,
  output: usize,
  rows: i32,
  columns: i32,
  columnStart: i32,
  columnEnd: i32,
): void {
  addColumnSums<f32>(input, output, rows, columns, columnStart, columnEnd);
}

export function addColumnSums_f64(
  input: usize,
  output: usize,
  rows: i32,
  columns: i32,
  columnStart: i32,
  columnEnd: i32,
): void {
  addColumnSums<f64>(input, output, rows, columns, columnStart, columnEnd);
}

export function areFinite_f32(input: usize, start: i32, end: i32): bool {
  return areFinite<f32>(input, start, end);
}

export function areFinite_f64(input: usize, start: i32, end: i32): bool {
  return areFinite<f64>(input, start, end);
}

export function argmaxRows_f32(
  input: usize,
  output: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  argmaxRows<f32>(input, output, columns, rowStart, rowEnd);
}

export function argmaxRows_f64(
  input: usize,
  output: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  argmaxRows<f64>(input, output, columns, rowStart, rowEnd);
}

export function limitColumnNorms_f32(
  matrix: usize,
  factors: usize,
  limit: f64,
  rows: i32,
  columns: i32,
  start: i32,
  end: i32,
): void {
  limitColumnNorms<f32>(matrix, factors, limit, rows, columns, start, end);
}

export function limitColumnNorms_f64(
  matrix: usize,
  factors: usize,
  limit: f64,
  rows: i32,
  columns: i32,
  start: i32,
  end: i32,
): void {
  limitColumnNorms<f64>(matrix, factors, limit, rows, columns, start, end);
}

export function sumOfMagnitudes_f32(input: usize, count: i32): f64 {
  return sumOfMagnitudes<f32>(input, count);
}

export function sumOfMagnitudes_f64(input: usize, count: i32): f64 {
  return sumOfMagnitudes<f64>(input, count);
}

export function sumOfSquares_f32(input: usize, count: i32): f64 {
  return sumOfSquares<f32>(input, count);
}

export function sumOfSquares_f64(input: usize, count: i32): f64 {
  return sumOfSquares<f64>(input, count);
}
