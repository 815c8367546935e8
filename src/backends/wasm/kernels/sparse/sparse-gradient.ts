import { multiplyAdd, multiplyAddUnit } from "../multiply-add";
import { tileVectors, tileWidth } from "./tiles";

/**
 * `gradient ← gradient + inputᵀ · outputGradient` for rows kept as (column, value) pairs, for the
 * bands `firstBand … endBand − 1` of columns and the units `firstUnit … endUnit − 1`.
 *
 * Layout as in `sparseAffine`; `outputGradient` `[rows, units]` and `gradient` `[inputs, units]` are
 * contiguous. The work is cut by outputs, bands and tiles of units, never by rows: every element of
 * the gradient adds its products by ascending row, whatever thread does it. A band's share of a tile
 * of the gradient stays in the L1 cache while all rows of the block pass.
 */
export function sparseGradient<T>(
  order: usize,
  rowStarts: usize,
  columns: usize,
  values: usize,
  scale: T,
  outputGradient: usize,
  gradient: usize,
  units: i32,
  bands: i32,
  rows: i32,
  firstBand: i32,
  endBand: i32,
  firstUnit: i32,
  endUnit: i32,
  scratch: usize,
): void {
  let unit = firstUnit;
  while (unit < endUnit) {
    const vectors = tileVectors<T>(endUnit - unit, endUnit - firstUnit);
    const width = tileWidth<T>(vectors);
    const first = min(unit, endUnit - width);
    for (let band = firstBand; band < endBand; band++) {
      if (vectors == 8) {
        gradientTile<T, i64>(order, rowStarts, columns, values, scale, outputGradient, gradient, units, bands, band, first, unit - first, rows, scratch);
      } else if (vectors == 4) {
        gradientTile<T, i32>(order, rowStarts, columns, values, scale, outputGradient, gradient, units, bands, band, first, unit - first, rows, scratch);
      } else if (vectors == 2) {
        gradientTile<T, i16>(order, rowStarts, columns, values, scale, outputGradient, gradient, units, bands, band, first, unit - first, rows, scratch);
      } else if (vectors == 1) {
        gradientTile<T, i8>(order, rowStarts, columns, values, scale, outputGradient, gradient, units, bands, band, first, unit - first, rows, scratch);
      } else {
        gradientUnit<T>(order, rowStarts, columns, values, scale, outputGradient, gradient, units, bands, band, first, rows);
      }
    }
    unit = first + width;
  }
}

/**
 * A tile of `sizeof<V>()` vectors of units; a row's output gradients stay in registers. The first
 * `done` units have been done already: zeros stand for their output gradients, which changes no sum.
 */
@inline
function gradientTile<T, V>(
  order: usize,
  rowStarts: usize,
  columns: usize,
  values: usize,
  scale: T,
  outputGradient: usize,
  gradient: usize,
  units: i32,
  bands: i32,
  band: i32,
  unit: i32,
  done: i32,
  rows: i32,
  scratch: usize,
): void {
  const stride = <usize>units * sizeof<T>();
  const tile = gradient + <usize>unit * sizeof<T>();
  for (let row = 0; row < rows; row++) {
    const source = order == 0 ? row : load<i32>(order + ((<usize>row) << 2));
    const starts = rowStarts + ((<usize>(source * (bands + 1) + band)) << 2);
    let g = outputGradient + <usize>row * stride + <usize>unit * sizeof<T>();
    if (done > 0) {
      memory.copy(scratch, g, <usize>sizeof<V>() << 4);
      memory.fill(scratch, 0, <usize>done * sizeof<T>());
      g = scratch;
    }
    const g0 = v128.load(g);
    let g1 = g0;
    let g2 = g0;
    let g3 = g0;
    let g4 = g0;
    let g5 = g0;
    let g6 = g0;
    let g7 = g0;
    if (sizeof<V>() > 1) g1 = v128.load(g, 16);
    if (sizeof<V>() > 2) {
      g2 = v128.load(g, 32);
      g3 = v128.load(g, 48);
    }
    if (sizeof<V>() > 4) {
      g4 = v128.load(g, 64);
      g5 = v128.load(g, 80);
      g6 = v128.load(g, 96);
      g7 = v128.load(g, 112);
    }
    const end = <usize>load<i32>(starts, 4);
    for (let pair = <usize>load<i32>(starts); pair < end; pair++) {
      const value = v128.splat<T>(load<T>(values + pair * sizeof<T>()) * scale);
      const sum = tile + <usize>load<u16>(columns + (pair << 1)) * stride;
      v128.store(sum, multiplyAdd<T>(value, g0, v128.load(sum)));
      if (sizeof<V>() > 1) v128.store(sum, multiplyAdd<T>(value, g1, v128.load(sum, 16)), 16);
      if (sizeof<V>() > 2) {
        v128.store(sum, multiplyAdd<T>(value, g2, v128.load(sum, 32)), 32);
        v128.store(sum, multiplyAdd<T>(value, g3, v128.load(sum, 48)), 48);
      }
      if (sizeof<V>() > 4) {
        v128.store(sum, multiplyAdd<T>(value, g4, v128.load(sum, 64)), 64);
        v128.store(sum, multiplyAdd<T>(value, g5, v128.load(sum, 80)), 80);
        v128.store(sum, multiplyAdd<T>(value, g6, v128.load(sum, 96)), 96);
        v128.store(sum, multiplyAdd<T>(value, g7, v128.load(sum, 112)), 112);
      }
    }
  }
}

/** A single unit: the same sums as a lane of {@link gradientTile}. */
function gradientUnit<T>(
  order: usize,
  rowStarts: usize,
  columns: usize,
  values: usize,
  scale: T,
  outputGradient: usize,
  gradient: usize,
  units: i32,
  bands: i32,
  band: i32,
  unit: i32,
  rows: i32,
): void {
  const stride = <usize>units * sizeof<T>();
  const tile = gradient + <usize>unit * sizeof<T>();
  for (let row = 0; row < rows; row++) {
    const source = order == 0 ? row : load<i32>(order + ((<usize>row) << 2));
    const starts = rowStarts + ((<usize>(source * (bands + 1) + band)) << 2);
    const g = load<T>(outputGradient + <usize>row * stride + <usize>unit * sizeof<T>());
    const end = <usize>load<i32>(starts, 4);
    for (let pair = <usize>load<i32>(starts); pair < end; pair++) {
      const value = load<T>(values + pair * sizeof<T>()) * scale;
      const sum = tile + <usize>load<u16>(columns + (pair << 1)) * stride;
      store<T>(sum, multiplyAddUnit<T>(value, g, load<T>(sum)));
    }
  }
}
