import { loadPair, storePair } from "../vectors/pairs";
import { splat } from "../vectors/splat";
import { laneSum } from "../vectors/sums";

/**
 * `output[j] ← γ[j] · (x[j] − mean) / √(variance + ε) + β[j]` with each row's own mean and variance, for rows
 * `rowStart … rowEnd − 1` of contiguous `[rows, columns]`.
 *
 * Computed in float64, sums by even and odd columns, and rounded once.
 */
export function normalizeRows<T>(
  input: usize,
  gamma: usize,
  beta: usize,
  output: usize,
  epsilon: f64,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  const rowBytes = (columns as usize) * sizeof<T>();
  for (let row = rowStart; row < rowEnd; row++) {
    const offset = (row as usize) * rowBytes;
    const mean = splat<f64>(rowMean<T>(input + offset, columns));
    const inverse = splat<f64>(inverseDeviation<T>(input + offset, mean, epsilon, columns));
    for (let j = 0; j < columns; j += 2) {
      const count = columns - j;
      const column = (j as usize) * sizeof<T>();
      const x = loadPair<T>(input + offset + column, count);
      const normal = v128.mul<f64>(v128.sub<f64>(x, mean), inverse);
      const scaled = v128.mul<f64>(normal, loadPair<T>(gamma + column, count));
      const result = v128.add<f64>(scaled, loadPair<T>(beta + column, count));
      storePair<T>(output + offset + column, result, count);
    }
  }
}

/**
 * The gradient of {@link normalizeRows}: with h = γ·g, `inputGradient ← (h − Σh/m − x̂ · Σ h·x̂ / m) · inverse`
 * where it is not 0, and sums over the rows of g and of g · x̂ in `sums`, float64, the second behind as many
 * columns as there are, rounded up to an even number.
 */
export function normalizeRowsGradient<T>(
  input: usize,
  gamma: usize,
  gradient: usize,
  inputGradient: usize,
  sums: usize,
  epsilon: f64,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  const rowBytes = (columns as usize) * sizeof<T>();
  const half = (<usize>((columns + 1) & ~1)) << 3;
  memory.fill(sums, 0, 2 * half);
  for (let row = rowStart; row < rowEnd; row++) {
    const offset = (row as usize) * rowBytes;
    const mean = splat<f64>(rowMean<T>(input + offset, columns));
    const inverse = splat<f64>(inverseDeviation<T>(input + offset, mean, epsilon, columns));
    let total = splat<f64>(0.0);
    let products = total;
    for (let j = 0; j < columns; j += 2) {
      const count = columns - j;
      const column = (j as usize) * sizeof<T>();
      const g = loadPair<T>(gradient + offset + column, count);
      const x = loadPair<T>(input + offset + column, count);
      const normal = v128.mul<f64>(v128.sub<f64>(x, mean), inverse);
      const h = v128.mul<f64>(g, loadPair<T>(gamma + column, count));
      total = v128.add<f64>(total, h);
      products = v128.add<f64>(products, v128.mul<f64>(h, normal));
      const first = sums + ((j as usize) << 3);
      v128.store(first, v128.add<f64>(v128.load(first), g));
      const second = first + half;
      v128.store(second, v128.add<f64>(v128.load(second), v128.mul<f64>(g, normal)));
    }
    if (inputGradient == 0) continue;
    const share = splat<f64>(laneSum(total) / <f64>columns);
    const slope = splat<f64>(laneSum(products) / <f64>columns);
    for (let j = 0; j < columns; j += 2) {
      const count = columns - j;
      const column = (j as usize) * sizeof<T>();
      const x = loadPair<T>(input + offset + column, count);
      const normal = v128.mul<f64>(v128.sub<f64>(x, mean), inverse);
      const g = loadPair<T>(gradient + offset + column, count);
      const h = v128.mul<f64>(g, loadPair<T>(gamma + column, count));
      const rest = v128.sub<f64>(v128.sub<f64>(h, share), v128.mul<f64>(normal, slope));
      storePair<T>(inputGradient + offset + column, v128.mul<f64>(rest, inverse), count);
    }
  }
}

function rowMean<T>(row: usize, columns: i32): f64 {
  let sum = splat<f64>(0.0);
  for (let j = 0; j < columns; j += 2) {
    sum = v128.add<f64>(sum, loadPair<T>(row + (j as usize) * sizeof<T>(), columns - j));
  }
  return laneSum(sum) / <f64>columns;
}

function inverseDeviation<T>(row: usize, mean: v128, epsilon: f64, columns: i32): f64 {
  let sum = splat<f64>(0.0);
  for (let j = 0; j + 1 < columns; j += 2) {
    const x = loadPair<T>(row + (j as usize) * sizeof<T>(), 2);
    const distance = v128.sub<f64>(x, mean);
    sum = v128.add<f64>(sum, v128.mul<f64>(distance, distance));
  }
  let total = laneSum(sum);
  if (columns & 1) {
    const last = <f64>load<T>(row + (columns as usize) * sizeof<T>() - sizeof<T>());
    const distance = last - v128.extract_lane<f64>(mean, 0);
    total += distance * distance;
  }
  return 1.0 / sqrt<f64>(total / <f64>columns + epsilon);
}
