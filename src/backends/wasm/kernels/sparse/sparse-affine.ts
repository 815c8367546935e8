import { multiplyAdd, multiplyAddUnit } from "../multiply-add";
import { tileVectors, tileWidth } from "./tiles";

/**
 * `output ← input · weights + bias` for rows kept as (column, value) pairs.
 *
 * Layout: `rowStarts[row * (bands + 1) + band]` is the position of the first pair of a row's band of
 * columns, the last entry of a row its end; pairs are sorted by column. `columns` are u16, `values`
 * T. `weights` `[inputs, units]` and `output` `[rows, units]` are contiguous.
 *
 * One pass covers a tile of units (8, 4, 2 or 1 vectors), whose sums stay in registers, and a band of
 * columns, so that the tile's weights stay in the L1 cache. The last tile is moved to end with the
 * last unit: some units are done twice, from their bias on, and get the same bits again. A sum starts
 * with the bias and adds the products by ascending column, whatever the tile: the same bits as the
 * dense kernel gives, which adds the zeros too.
 */
export function sparseAffine<T>(
  order: usize,
  rowStarts: usize,
  columns: usize,
  values: usize,
  scale: T,
  weights: usize,
  bias: usize,
  output: usize,
  units: i32,
  bands: i32,
  firstRow: i32,
  endRow: i32,
): void {
  let unit = 0;
  while (unit < units) {
    const vectors = tileVectors<T>(units - unit, units);
    const width = tileWidth<T>(vectors);
    const first = min(unit, units - width);
    for (let band = 0; band < bands; band++) {
      if (vectors == 8) {
        affineTile<T, i64>(order, rowStarts, columns, values, scale, weights, bias, output, units, bands, band, first, firstRow, endRow);
      } else if (vectors == 4) {
        affineTile<T, i32>(order, rowStarts, columns, values, scale, weights, bias, output, units, bands, band, first, firstRow, endRow);
      } else if (vectors == 2) {
        affineTile<T, i16>(order, rowStarts, columns, values, scale, weights, bias, output, units, bands, band, first, firstRow, endRow);
      } else if (vectors == 1) {
        affineTile<T, i8>(order, rowStarts, columns, values, scale, weights, bias, output, units, bands, band, first, firstRow, endRow);
      } else {
        affineUnit<T>(order, rowStarts, columns, values, scale, weights, bias, output, units, bands, band, first, firstRow, endRow);
      }
    }
    unit = first + width;
  }
}

/** A tile of `sizeof<V>()` vectors of units over one band of columns. */
@inline
function affineTile<T, V>(
  order: usize,
  rowStarts: usize,
  columns: usize,
  values: usize,
  scale: T,
  weights: usize,
  bias: usize,
  output: usize,
  units: i32,
  bands: i32,
  band: i32,
  unit: i32,
  firstRow: i32,
  endRow: i32,
): void {
  const stride = <usize>units * sizeof<T>();
  const tile = weights + <usize>unit * sizeof<T>();
  for (let row = firstRow; row < endRow; row++) {
    const source = order == 0 ? row : load<i32>(order + ((<usize>row) << 2));
    const starts = rowStarts + ((<usize>(source * (bands + 1) + band)) << 2);
    const result = output + <usize>row * stride + <usize>unit * sizeof<T>();
    let sums = result;
    if (band == 0) sums = bias == 0 ? 0 : bias + <usize>unit * sizeof<T>();
    let s0 = v128.splat<T>(<T>0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let s4 = s0;
    let s5 = s0;
    let s6 = s0;
    let s7 = s0;
    if (sums != 0) {
      s0 = v128.load(sums);
      if (sizeof<V>() > 1) s1 = v128.load(sums, 16);
      if (sizeof<V>() > 2) {
        s2 = v128.load(sums, 32);
        s3 = v128.load(sums, 48);
      }
      if (sizeof<V>() > 4) {
        s4 = v128.load(sums, 64);
        s5 = v128.load(sums, 80);
        s6 = v128.load(sums, 96);
        s7 = v128.load(sums, 112);
      }
    }
    const end = <usize>load<i32>(starts, 4);
    for (let pair = <usize>load<i32>(starts); pair < end; pair++) {
      const value = v128.splat<T>(load<T>(values + pair * sizeof<T>()) * scale);
      const weight = tile + <usize>load<u16>(columns + (pair << 1)) * stride;
      s0 = multiplyAdd<T>(value, v128.load(weight), s0);
      if (sizeof<V>() > 1) s1 = multiplyAdd<T>(value, v128.load(weight, 16), s1);
      if (sizeof<V>() > 2) {
        s2 = multiplyAdd<T>(value, v128.load(weight, 32), s2);
        s3 = multiplyAdd<T>(value, v128.load(weight, 48), s3);
      }
      if (sizeof<V>() > 4) {
        s4 = multiplyAdd<T>(value, v128.load(weight, 64), s4);
        s5 = multiplyAdd<T>(value, v128.load(weight, 80), s5);
        s6 = multiplyAdd<T>(value, v128.load(weight, 96), s6);
        s7 = multiplyAdd<T>(value, v128.load(weight, 112), s7);
      }
    }
    v128.store(result, s0);
    if (sizeof<V>() > 1) v128.store(result, s1, 16);
    if (sizeof<V>() > 2) {
      v128.store(result, s2, 32);
      v128.store(result, s3, 48);
    }
    if (sizeof<V>() > 4) {
      v128.store(result, s4, 64);
      v128.store(result, s5, 80);
      v128.store(result, s6, 96);
      v128.store(result, s7, 112);
    }
  }
}

/** A single unit over one band of columns: the same sums as a lane of {@link affineTile}. */
function affineUnit<T>(
  order: usize,
  rowStarts: usize,
  columns: usize,
  values: usize,
  scale: T,
  weights: usize,
  bias: usize,
  output: usize,
  units: i32,
  bands: i32,
  band: i32,
  unit: i32,
  firstRow: i32,
  endRow: i32,
): void {
  const stride = <usize>units * sizeof<T>();
  const tile = weights + <usize>unit * sizeof<T>();
  for (let row = firstRow; row < endRow; row++) {
    const source = order == 0 ? row : load<i32>(order + ((<usize>row) << 2));
    const starts = rowStarts + ((<usize>(source * (bands + 1) + band)) << 2);
    const result = output + <usize>row * stride + <usize>unit * sizeof<T>();
    let sum = <T>0;
    if (band > 0) sum = load<T>(result);
    else if (bias != 0) sum = load<T>(bias + <usize>unit * sizeof<T>());
    const end = <usize>load<i32>(starts, 4);
    for (let pair = <usize>load<i32>(starts); pair < end; pair++) {
      const value = load<T>(values + pair * sizeof<T>()) * scale;
      const weight = load<T>(tile + <usize>load<u16>(columns + (pair << 1)) * stride);
      sum = multiplyAddUnit<T>(value, weight, sum);
    }
    store<T>(result, sum);
  }
}
