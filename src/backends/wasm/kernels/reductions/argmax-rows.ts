/**
 * `output[i]` (i32) ← the column of the largest element of row i, the first of several, for rows
 * `rowStart … rowEnd − 1` of contiguous `[rows, columns]`. NaN counts as largest.
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
    let best = 0;
    let largest = columns > 0 ? load<T>(row) : (0 as T);
    for (let j = 1; j < columns && !isNaN<T>(largest); j++) {
      const candidate = load<T>(row + (j as usize) * sizeof<T>());
      if (candidate <= largest) continue;
      largest = candidate;
      best = j;
    }
    store<i32>(output + ((i as usize) << 2), best);
  }
}
