import { multiplyAdd } from "../multiply-add";

/** Rows of a tile of results. */
export const TILE_ROWS: i32 = 6;

/** Columns of a tile of results: two vectors. */
@inline
export function tileColumns<T>(): i32 {
  return <i32>(32 / sizeof<T>());
}

/**
 * A 6 × (two vectors) tile of `result ← start + left · right`, its sums in registers.
 *
 * `left` element (row, depth) stands at `left + row · rowStride + depth · depthStride` bytes; one of
 * the strides is `sizeof<T>()`. `right` is a packed panel: per depth the tile's columns, one after
 * the other. `start` is what the sums start from, in steps of `startStride` bytes a row (0 repeats one row, a
 * bias); address 0 means zeros. Products are added by ascending depth, each in its own lane, so that an element's
 * bits don't depend on the tile it falls into.
 */
@inline
export function denseTile<T>(
  left: usize,
  rowStride: usize,
  depthStride: usize,
  right: usize,
  depth: i32,
  start: usize,
  startStride: usize,
  result: usize,
  resultStride: usize,
): void {
  let s0a = v128.splat<T>(<T>0);
  let s0b = v128.splat<T>(<T>0);
  let s1a = v128.splat<T>(<T>0);
  let s1b = v128.splat<T>(<T>0);
  let s2a = v128.splat<T>(<T>0);
  let s2b = v128.splat<T>(<T>0);
  let s3a = v128.splat<T>(<T>0);
  let s3b = v128.splat<T>(<T>0);
  let s4a = v128.splat<T>(<T>0);
  let s4b = v128.splat<T>(<T>0);
  let s5a = v128.splat<T>(<T>0);
  let s5b = v128.splat<T>(<T>0);
  if (start != 0) {
    s0a = v128.load(start + 0 * startStride);
    s0b = v128.load(start + 0 * startStride, 16);
    s1a = v128.load(start + 1 * startStride);
    s1b = v128.load(start + 1 * startStride, 16);
    s2a = v128.load(start + 2 * startStride);
    s2b = v128.load(start + 2 * startStride, 16);
    s3a = v128.load(start + 3 * startStride);
    s3b = v128.load(start + 3 * startStride, 16);
    s4a = v128.load(start + 4 * startStride);
    s4b = v128.load(start + 4 * startStride, 16);
    s5a = v128.load(start + 5 * startStride);
    s5b = v128.load(start + 5 * startStride, 16);
  }
  let panel = right;
  if (depthStride == sizeof<T>()) {
    let l0 = left + 0 * rowStride;
    let l1 = left + 1 * rowStride;
    let l2 = left + 2 * rowStride;
    let l3 = left + 3 * rowStride;
    let l4 = left + 4 * rowStride;
    let l5 = left + 5 * rowStride;
    for (let end = right + (<usize>depth << 5); panel < end; panel += 32) {
      const a = v128.load(panel);
      const b = v128.load(panel, 16);
      const x0 = v128.load_splat<T>(l0);
      s0a = multiplyAdd<T>(x0, a, s0a);
      s0b = multiplyAdd<T>(x0, b, s0b);
      l0 += sizeof<T>();
      const x1 = v128.load_splat<T>(l1);
      s1a = multiplyAdd<T>(x1, a, s1a);
      s1b = multiplyAdd<T>(x1, b, s1b);
      l1 += sizeof<T>();
      const x2 = v128.load_splat<T>(l2);
      s2a = multiplyAdd<T>(x2, a, s2a);
      s2b = multiplyAdd<T>(x2, b, s2b);
      l2 += sizeof<T>();
      const x3 = v128.load_splat<T>(l3);
      s3a = multiplyAdd<T>(x3, a, s3a);
      s3b = multiplyAdd<T>(x3, b, s3b);
      l3 += sizeof<T>();
      const x4 = v128.load_splat<T>(l4);
      s4a = multiplyAdd<T>(x4, a, s4a);
      s4b = multiplyAdd<T>(x4, b, s4b);
      l4 += sizeof<T>();
      const x5 = v128.load_splat<T>(l5);
      s5a = multiplyAdd<T>(x5, a, s5a);
      s5b = multiplyAdd<T>(x5, b, s5b);
      l5 += sizeof<T>();
    }
  } else {
    let l = left;
    for (let end = right + (<usize>depth << 5); panel < end; panel += 32) {
      const a = v128.load(panel);
      const b = v128.load(panel, 16);
      const x0 = v128.load_splat<T>(l, 0 * sizeof<T>());
      s0a = multiplyAdd<T>(x0, a, s0a);
      s0b = multiplyAdd<T>(x0, b, s0b);
      const x1 = v128.load_splat<T>(l, 1 * sizeof<T>());
      s1a = multiplyAdd<T>(x1, a, s1a);
      s1b = multiplyAdd<T>(x1, b, s1b);
      const x2 = v128.load_splat<T>(l, 2 * sizeof<T>());
      s2a = multiplyAdd<T>(x2, a, s2a);
      s2b = multiplyAdd<T>(x2, b, s2b);
      const x3 = v128.load_splat<T>(l, 3 * sizeof<T>());
      s3a = multiplyAdd<T>(x3, a, s3a);
      s3b = multiplyAdd<T>(x3, b, s3b);
      const x4 = v128.load_splat<T>(l, 4 * sizeof<T>());
      s4a = multiplyAdd<T>(x4, a, s4a);
      s4b = multiplyAdd<T>(x4, b, s4b);
      const x5 = v128.load_splat<T>(l, 5 * sizeof<T>());
      s5a = multiplyAdd<T>(x5, a, s5a);
      s5b = multiplyAdd<T>(x5, b, s5b);
      l += depthStride;
    }
  }
  v128.store(result + 0 * resultStride, s0a);
  v128.store(result + 0 * resultStride, s0b, 16);
  v128.store(result + 1 * resultStride, s1a);
  v128.store(result + 1 * resultStride, s1b, 16);
  v128.store(result + 2 * resultStride, s2a);
  v128.store(result + 2 * resultStride, s2b, 16);
  v128.store(result + 3 * resultStride, s3a);
  v128.store(result + 3 * resultStride, s3b, 16);
  v128.store(result + 4 * resultStride, s4a);
  v128.store(result + 4 * resultStride, s4b, 16);
  v128.store(result + 5 * resultStride, s5a);
  v128.store(result + 5 * resultStride, s5b, 16);
}
