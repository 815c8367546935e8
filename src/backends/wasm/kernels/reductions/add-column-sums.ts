import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { storeElements } from "../vectors/store-elements";

/**
 * `output[j] ← output[j] + Σᵢ input[i, j]` for columns `columnStart … columnEnd − 1` of contiguous
 * `[rows, columns]`.
 *
 * A column's sum starts with what `output` holds and adds the rows in order, in T: the same bits
 * however the rows are divided among calls and the columns among threads.
 */
export function addColumnSums<T>(
  input: usize,
  output: usize,
  rows: i32,
  columns: i32,
  columnStart: i32,
  columnEnd: i32,
): void {
  const rowSize = (columns as usize) * sizeof<T>();
  let j = columnStart;
  // Four vectors at a time, which for aligned rows are a cache line.
  for (; columnEnd - j >= 4 * lanes<T>(); j += 4 * lanes<T>()) {
    const result = output + (j as usize) * sizeof<T>();
    let place = input + (j as usize) * sizeof<T>();
    let first = v128.load(result);
    let second = v128.load(result, 16);
    let third = v128.load(result, 32);
    let fourth = v128.load(result, 48);
    for (let i = 0; i < rows; i++, place += rowSize) {
      first = v128.add<T>(first, v128.load(place));
      second = v128.add<T>(second, v128.load(place, 16));
      third = v128.add<T>(third, v128.load(place, 32));
      fourth = v128.add<T>(fourth, v128.load(place, 48));
    }
    v128.store(result, first);
    v128.store(result, second, 16);
    v128.store(result, third, 32);
    v128.store(result, fourth, 48);
  }
  for (; j < columnEnd; j += lanes<T>()) {
    const count = columnEnd - j;
    const result = output + (j as usize) * sizeof<T>();
    let place = input + (j as usize) * sizeof<T>();
    let sums = loadElements<T>(result, count);
    for (let i = 0; i < rows; i++, place += rowSize) {
      sums = v128.add<T>(sums, loadElements<T>(place, count));
    }
    storeElements<T>(result, sums, count);
  }
}
