import { multiplyAdd } from "../multiply-add";
import { storeTileRow } from "../dense/store-tile-row";

/**
 * A 4 × (two vectors) tile of `result ← start + left · right`, its sums in registers.
 *
 * The depth is `segments` segments of `steps` steps. Row i of `left` begins at `left{i}`; its next
 * element stands `leftStep` bytes further, and the next segment's first `segmentStride` behind this
 * one's first. `right` has the tile's columns for every step, `rightStep` bytes apart, with `rightGap` bytes
 * more between segments. `start` is what
 * the sums start from, `startStride` bytes a row; 0 means zeros.
 *
 * Products are added by ascending depth, each in its own lane: an element's bits don't depend on its
 * tile. Nothing is written beyond `rows` and `columns`.
 */
@inline
export function windowTile<T>(
  left0: usize,
  left1: usize,
  left2: usize,
  left3: usize,
  segments: i32,
  segmentStride: usize,
  steps: i32,
  leftStep: usize,
  right: usize,
  rightStep: usize,
  rightGap: usize,
  start: usize,
  startStride: usize,
  result: usize,
  resultStride: usize,
  rows: i32,
  columns: i32,
): void {
  let l0 = left0;
  let l1 = left1;
  let l2 = left2;
  let l3 = left3;
  let s0a = v128.splat<T>(<T>0);
  let s0b = s0a;
  let s1a = s0a;
  let s1b = s0a;
  let s2a = s0a;
  let s2b = s0a;
  let s3a = s0a;
  let s3b = s0a;
  if (start != 0) {
    const start1 = start + <usize>min(1, rows - 1) * startStride;
    const start2 = start + <usize>min(2, rows - 1) * startStride;
    const start3 = start + <usize>min(3, rows - 1) * startStride;
    s0a = v128.load(start);
    s1a = v128.load(start1);
    s2a = v128.load(start2);
    s3a = v128.load(start3);
    s0b = v128.load(start, 16);
    s1b = v128.load(start1, 16);
    s2b = v128.load(start2, 16);
    s3b = v128.load(start3, 16);
  }
  const segmentStep = segmentStride - <usize>steps * leftStep;
  let r = right;
  for (let segment = 0; segment < segments; segment++) {
    const end = r + <usize>steps * rightStep;
    for (; r < end; r += rightStep) {
      const a = v128.load(r);
      const b = v128.load(r, 16);
      const x0 = v128.load_splat<T>(l0);
      s0a = multiplyAdd<T>(x0, a, s0a);
      s0b = multiplyAdd<T>(x0, b, s0b);
      l0 += leftStep;
      const x1 = v128.load_splat<T>(l1);
      s1a = multiplyAdd<T>(x1, a, s1a);
      s1b = multiplyAdd<T>(x1, b, s1b);
      l1 += leftStep;
      const x2 = v128.load_splat<T>(l2);
      s2a = multiplyAdd<T>(x2, a, s2a);
      s2b = multiplyAdd<T>(x2, b, s2b);
      l2 += leftStep;
      const x3 = v128.load_splat<T>(l3);
      s3a = multiplyAdd<T>(x3, a, s3a);
      s3b = multiplyAdd<T>(x3, b, s3b);
      l3 += leftStep;
    }
    r += rightGap;
    l0 += segmentStep;
    l1 += segmentStep;
    l2 += segmentStep;
    l3 += segmentStep;
  }
  storeTileRow<T>(result, s0a, s0b, columns);
  if (rows > 1) storeTileRow<T>(result + resultStride, s1a, s1b, columns);
  if (rows > 2) storeTileRow<T>(result + 2 * resultStride, s2a, s2b, columns);
  if (rows > 3) storeTileRow<T>(result + 3 * resultStride, s3a, s3b, columns);
}
