import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { storeElements } from "../vectors/store-elements";

/**
 * `output[i, j] ← factor[j] · (input[i, j] − mean[j]) + shift[j]` for rows `rowStart … rowEnd − 1` of
 * contiguous `[rows, columns]`; a number of type T a column.
 */
export function normalizeColumns<T>(
  input: usize,
  mean: usize,
  factor: usize,
  shift: usize,
  output: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  const rowBytes = (columns as usize) * sizeof<T>();
  for (let row = rowStart; row < rowEnd; row++) {
    const offset = (row as usize) * rowBytes;
    for (let j = 0; j < columns; j += lanes<T>()) {
      const count = columns - j;
      const column = (j as usize) * sizeof<T>();
      const x = loadElements<T>(input + offset + column, count);
      const distance = v128.sub<T>(x, loadElements<T>(mean + column, count));
      const scaled = v128.mul<T>(distance, loadElements<T>(factor + column, count));
      const result = v128.add<T>(scaled, loadElements<T>(shift + column, count));
      storeElements<T>(output + offset + column, result, count);
    }
  }
}

/**
 * `inputGradient[i, j] ← factor[j] · gradient[i, j] + slope[j] · (input[i, j] − mean[j]) + shift[j]` in the
 * same way; `inputGradient` may be `gradient` or `input`.
 */
export function normalizeColumnsGradient<T>(
  input: usize,
  mean: usize,
  factor: usize,
  shift: usize,
  slope: usize,
  gradient: usize,
  inputGradient: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  const rowBytes = (columns as usize) * sizeof<T>();
  for (let row = rowStart; row < rowEnd; row++) {
    const offset = (row as usize) * rowBytes;
    for (let j = 0; j < columns; j += lanes<T>()) {
      const count = columns - j;
      const column = (j as usize) * sizeof<T>();
      const place = offset + column;
      const x = loadElements<T>(input + place, count);
      const distance = v128.sub<T>(x, loadElements<T>(mean + column, count));
      const bent = v128.mul<T>(distance, loadElements<T>(slope + column, count));
      const g = loadElements<T>(gradient + place, count);
      const scaled = v128.mul<T>(g, loadElements<T>(factor + column, count));
      const sum = v128.add<T>(v128.add<T>(scaled, bent), loadElements<T>(shift + column, count));
      storeElements<T>(inputGradient + place, sum, count);
    }
  }
}
