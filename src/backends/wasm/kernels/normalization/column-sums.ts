import { loadPair } from "../vectors/pairs";

/** What is summed: x, (x − centre)², or g and g · (x − centre) into the second half of the sums. */
export const SUM: i32 = 0;
export const SQUARED_DISTANCE: i32 = 1;
export const GRADIENT: i32 = 2;

/**
 * Sums of every column over rows `rowStart … rowEnd − 1` of contiguous `[rows, columns]`, in float64 in the
 * order of the rows, into `sums` for twice as many columns, rounded up to an even number.
 *
 * @param centre A float64 number a column; not read for `SUM`.
 */
export function columnSums<T>(
  kind: i32,
  input: usize,
  gradient: usize,
  centre: usize,
  sums: usize,
  columns: i32,
  rowStart: i32,
  rowEnd: i32,
): void {
  const rowBytes = (columns as usize) * sizeof<T>();
  const half = (<usize>((columns + 1) & ~1)) << 3;
  memory.fill(sums, 0, 2 * half);
  for (let row = rowStart; row < rowEnd; row++) {
    const offset = (row as usize) * rowBytes;
    for (let j = 0; j < columns; j += 2) {
      const place = offset + (j as usize) * sizeof<T>();
      const column = (j as usize) << 3;
      const target = sums + column;
      const x = loadPair<T>(input + place, columns - j);
      if (kind == SUM) {
        v128.store(target, v128.add<f64>(v128.load(target), x));
        continue;
      }
      const distance = v128.sub<f64>(x, v128.load(centre + column));
      if (kind == SQUARED_DISTANCE) {
        const square = v128.mul<f64>(distance, distance);
        v128.store(target, v128.add<f64>(v128.load(target), square));
        continue;
      }
      const g = loadPair<T>(gradient + place, columns - j);
      v128.store(target, v128.add<f64>(v128.load(target), g));
      const second = target + half;
      v128.store(second, v128.add<f64>(v128.load(second), v128.mul<f64>(g, distance)));
    }
  }
}
