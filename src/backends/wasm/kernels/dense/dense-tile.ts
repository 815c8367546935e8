import { multiplyAdd } from "../multiply-add";
import { storeTileRow } from "./store-tile-row";

/**
 * Rows of a tile of results. 4 rows of two vectors are as many sums as stay in registers beside the
 * operands of one step: V8 loads all of these first, and keeps the sums of a larger tile in memory.
 */
export const TILE_ROWS: i32 = 4;

/** Columns of a tile of results: two vectors. */
@inline
export function tileColumns<T>(): i32 {
  return <i32>(32 / sizeof<T>());
}

/**
 * A 4 × (two vectors) tile of `result ← start + left · right`, its sums in registers.
 *
 * `left` element (row, depth) stands at `left + row · rowStride + depth · depthStride` bytes; one of
 * the strides is `sizeof<T>()`. `right` is a packed panel: per depth the tile's columns, one after
 * the other. `start` is what the sums start from, in steps of `startStride` bytes a row (0 repeats
 * one row, a bias); address 0 means zeros. Products are added by ascending depth, each in its own
 * lane, so that an element's bits don't depend on the tile it falls into.
 *
 * `rows` and `columns` of the tile are valid, 1 or more of each: of what lies beyond them, the last
 * valid row or something behind an operand is read, and nothing is written. N is a type of one byte
 * for a tile whose first vector has all valid columns, so that the second is left out, else of two.
 */
@inline
export function denseTile<T, N>(
  left: usize,
  rowStride: usize,
  depthStride: usize,
  right: usize,
  depth: i32,
  start: usize,
  startStride: usize,
  result: usize,
  resultStride: usize,
  rows: i32,
  columns: i32,
): void {
  const row1 = <usize>min(1, rows - 1);
  const row2 = <usize>min(2, rows - 1);
  const row3 = <usize>min(3, rows - 1);
  let s0a = v128.splat<T>(<T>0);
  let s0b = s0a;
  let s1a = s0a;
  let s1b = s0a;
  let s2a = s0a;
  let s2b = s0a;
  let s3a = s0a;
  let s3b = s0a;
  if (start != 0) {
    s0a = v128.load(start);
    s1a = v128.load(start + row1 * startStride);
    s2a = v128.load(start + row2 * startStride);
    s3a = v128.load(start + row3 * startStride);
    if (sizeof<N>() > 1) {
      s0b = v128.load(start, 16);
      s1b = v128.load(start + row1 * startStride, 16);
      s2b = v128.load(start + row2 * startStride, 16);
      s3b = v128.load(start + row3 * startStride, 16);
    }
  }
  let panel = right;
  const end = right + (<usize>depth << 5);
  if (depthStride == sizeof<T>()) {
    let l0 = left;
    let l1 = left + row1 * rowStride;
    let l2 = left + row2 * rowStride;
    let l3 = left + row3 * rowStride;
    for (; panel < end; panel += 32) {
      const a = v128.load(panel);
      const b = sizeof<N>() > 1 ? v128.load(panel, 16) : a;
      const x0 = v128.load_splat<T>(l0);
      s0a = multiplyAdd<T>(x0, a, s0a);
      if (sizeof<N>() > 1) s0b = multiplyAdd<T>(x0, b, s0b);
      l0 += sizeof<T>();
      const x1 = v128.load_splat<T>(l1);
      s1a = multiplyAdd<T>(x1, a, s1a);
      if (sizeof<N>() > 1) s1b = multiplyAdd<T>(x1, b, s1b);
      l1 += sizeof<T>();
      const x2 = v128.load_splat<T>(l2);
      s2a = multiplyAdd<T>(x2, a, s2a);
      if (sizeof<N>() > 1) s2b = multiplyAdd<T>(x2, b, s2b);
      l2 += sizeof<T>();
      const x3 = v128.load_splat<T>(l3);
      s3a = multiplyAdd<T>(x3, a, s3a);
      if (sizeof<N>() > 1) s3b = multiplyAdd<T>(x3, b, s3b);
      l3 += sizeof<T>();
    }
  } else {
    let l = left;
    for (; panel < end; panel += 32) {
      const a = v128.load(panel);
      const b = sizeof<N>() > 1 ? v128.load(panel, 16) : a;
      const x0 = v128.load_splat<T>(l);
      s0a = multiplyAdd<T>(x0, a, s0a);
      if (sizeof<N>() > 1) s0b = multiplyAdd<T>(x0, b, s0b);
      const x1 = v128.load_splat<T>(l, sizeof<T>());
      s1a = multiplyAdd<T>(x1, a, s1a);
      if (sizeof<N>() > 1) s1b = multiplyAdd<T>(x1, b, s1b);
      const x2 = v128.load_splat<T>(l, 2 * sizeof<T>());
      s2a = multiplyAdd<T>(x2, a, s2a);
      if (sizeof<N>() > 1) s2b = multiplyAdd<T>(x2, b, s2b);
      const x3 = v128.load_splat<T>(l, 3 * sizeof<T>());
      s3a = multiplyAdd<T>(x3, a, s3a);
      if (sizeof<N>() > 1) s3b = multiplyAdd<T>(x3, b, s3b);
      l += depthStride;
    }
  }
  storeTileRow<T>(result, s0a, s0b, columns);
  if (rows > 1) storeTileRow<T>(result + resultStride, s1a, s1b, columns);
  if (rows > 2) storeTileRow<T>(result + 2 * resultStride, s2a, s2b, columns);
  if (rows > 3) storeTileRow<T>(result + 3 * resultStride, s3a, s3b, columns);
}
