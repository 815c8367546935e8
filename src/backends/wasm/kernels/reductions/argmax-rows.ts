import { loadLogits, rowMaximum } from "../softmax/row-maximum";
import { lanes } from "../vectors/lanes";

/**
 * `output[i]` (i32) ← the column of the largest element of row i, the first of several, for rows
 * `rowStart … rowEnd − 1` of contiguous `[rows, columns]`. NaN counts as largest.
 *
 * Without a branch on which element is largest: that can't be foreseen.
 */
export function argmaxRows<T>(
  input: usize,
  output: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  for (let i = rowStart; i < rowEnd; i++) {
    const row = input + (i as usize) * (columns as usize) * sizeof<T>();
    store<i32>(output + ((i as usize) << 2), argmax<T>(row, columns));
  }
}

/** The column of a row's largest element; behind the row as much as a vector is read. */
export function argmax<T>(row: usize, columns: i32): i32 {
  const largest = rowMaximum<T>(row, columns);
  // From the last vector to the first, so that the first column found stays.
  let firstNaN: i32 = -1;
  let firstLargest = 0;
  for (let j = (columns - 1) & ~(lanes<T>() - 1); j >= 0; j -= lanes<T>()) {
    const elements = loadLogits<T>(row + (j as usize) * sizeof<T>(), columns - j);
    const isLargest = maskOf<T>(v128.eq<T>(elements, largest));
    const isNaN = maskOf<T>(v128.ne<T>(elements, elements));
    firstLargest = select<i32>(j + ctz(isLargest), firstLargest, isLargest != 0);
    firstNaN = select<i32>(j + ctz(isNaN), firstNaN, isNaN != 0);
  }
  return firstNaN >= 0 ? firstNaN : firstLargest;
}

@inline
function maskOf<T>(lanesFound: v128): i32 {
  return sizeof<T>() === 4 ? v128.bitmask<i32>(lanesFound) : v128.bitmask<i64>(lanesFound);
}
