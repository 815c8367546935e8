import { loadPair, storePair } from "../vectors/pairs";

/**
 * `matrix[i, j] ← matrix[i, j] · min(1, limit / nⱼ)`, nⱼ = √(Σᵢ matrix[i, j]²), for columns
 * `start … end − 1` of contiguous `[rows, columns]`, `start` even. A column whose nⱼ isn't finite
 * stays as it is.
 *
 * Computed in float64, the sum in the order of the rows, and rounded once: the same bits however the
 * columns are divided among threads. Rows are read from left to right, because columns of a wide matrix
 * would come from the same few lines of the cache.
 *
 * @param factors Memory for `columns` float64 numbers and one more.
 */
export function limitColumnNorms<T>(
  matrix: usize,
  factors: usize,
  limit: f64,
  rows: i32,
  columns: i32,
  start: i32,
  end: i32,
): void {
  const rowSize = (columns as usize) * sizeof<T>();
  const first = factors + ((start as usize) << 3);
  memory.fill(first, 0, ((end - start) as usize) << 3);
  for (let i = 0; i < rows; i++) {
    const row = matrix + (i as usize) * rowSize;
    for (let j = start; j < end; j += 2) {
      const place = factors + ((j as usize) << 3);
      const elements = loadPair<T>(row + (j as usize) * sizeof<T>(), 2);
      const squares = v128.mul<f64>(elements, elements);
      v128.store(place, v128.add<f64>(v128.load(place), squares));
    }
  }
  let exceeding = false;
  for (let place = first; place < factors + ((end as usize) << 3); place += 8) {
    const norm = sqrt<f64>(load<f64>(place));
    const exceeds = norm > limit && norm < Infinity;
    store<f64>(place, exceeds ? limit / norm : 1.0);
    exceeding = exceeding || exceeds;
  }
  if (!exceeding) return;
  for (let i = 0; i < rows; i++) {
    const row = matrix + (i as usize) * rowSize;
    for (let j = start; j < end; j += 2) {
      const place = row + (j as usize) * sizeof<T>();
      const factor = v128.load(factors + ((j as usize) << 3));
      storePair<T>(place, v128.mul<f64>(factor, loadPair<T>(place, 2)), end - j);
    }
  }
}
