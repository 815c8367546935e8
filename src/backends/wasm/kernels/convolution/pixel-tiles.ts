import { multiplyAdd } from "../multiply-add";
import { address, integer } from "../scheduler/job";
import { lanes } from "../vectors/lanes";
import { storePixels } from "./store-pixels";

/*
 * Eight sums, as many as stay in registers, of a convolution of images of one channel: of four filters and
 * two vectors of pixels, or of two filters and four vectors. The job is that of `pixelProduct`; `rows` rows
 * of a window begin at `source` and at `weights`. Of `filters`, as many are valid; of `pixels`, as many are
 * written.
 */

/** Four filters, two vectors of pixels. */
@inline
export function fourFilterTile<T>(
  source: usize,
  rows: i32,
  weights: usize,
  bias: usize,
  target: usize,
  filters: i32,
  pixels: i32,
): void {
  const filterBytes = <usize>integer(7) * sizeof<T>();
  const w1 = <usize>min(1, filters - 1) * sizeof<T>();
  const w2 = <usize>min(2, filters - 1) * sizeof<T>();
  const w3 = <usize>min(3, filters - 1) * sizeof<T>();
  let a0 = v128.splat<T>(<T>0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  if (bias != 0) {
    a0 = v128.load_splat<T>(bias);
    a1 = v128.load_splat<T>(bias + w1);
    a2 = v128.load_splat<T>(bias + w2);
    a3 = v128.load_splat<T>(bias + w3);
  }
  let b0 = a0;
  let b1 = a1;
  let b2 = a2;
  let b3 = a3;
  const rowBytes = address(1);
  const windowBytes = <usize>integer(5) * sizeof<T>();
  let weight = weights;
  let row = source;
  for (let index = 0; index < rows; index++) {
    const end = row + windowBytes;
    for (let place = row; place < end; place += sizeof<T>()) {
      const a = v128.load(place);
      const b = v128.load(place, 16);
      const x0 = v128.load_splat<T>(weight);
      a0 = multiplyAdd<T>(x0, a, a0);
      b0 = multiplyAdd<T>(x0, b, b0);
      const x1 = v128.load_splat<T>(weight + w1);
      a1 = multiplyAdd<T>(x1, a, a1);
      b1 = multiplyAdd<T>(x1, b, b1);
      const x2 = v128.load_splat<T>(weight + w2);
      a2 = multiplyAdd<T>(x2, a, a2);
      b2 = multiplyAdd<T>(x2, b, b2);
      const x3 = v128.load_splat<T>(weight + w3);
      a3 = multiplyAdd<T>(x3, a, a3);
      b3 = multiplyAdd<T>(x3, b, b3);
      weight += filterBytes;
    }
    row += rowBytes;
  }
  storePixels<T>(target, filterBytes, pixels, a0, b0);
  if (filters > 1) storePixels<T>(target + sizeof<T>(), filterBytes, pixels, a1, b1);
  if (filters > 2) storePixels<T>(target + 2 * sizeof<T>(), filterBytes, pixels, a2, b2);
  if (filters > 3) storePixels<T>(target + 3 * sizeof<T>(), filterBytes, pixels, a3, b3);
}

/** Two filters, four vectors of pixels. */
@inline
export function twoFilterTile<T>(
  source: usize,
  rows: i32,
  weights: usize,
  bias: usize,
  target: usize,
  filters: i32,
  pixels: i32,
): void {
  const filterBytes = <usize>integer(7) * sizeof<T>();
  const w1 = <usize>min(1, filters - 1) * sizeof<T>();
  let a0 = v128.splat<T>(<T>0);
  let a1 = a0;
  if (bias != 0) {
    a0 = v128.load_splat<T>(bias);
    a1 = v128.load_splat<T>(bias + w1);
  }
  let b0 = a0;
  let b1 = a1;
  let c0 = a0;
  let c1 = a1;
  let d0 = a0;
  let d1 = a1;
  const rowBytes = address(1);
  const windowBytes = <usize>integer(5) * sizeof<T>();
  let weight = weights;
  let row = source;
  for (let index = 0; index < rows; index++) {
    const end = row + windowBytes;
    for (let place = row; place < end; place += sizeof<T>()) {
      const x0 = v128.load_splat<T>(weight);
      const x1 = v128.load_splat<T>(weight + w1);
      const a = v128.load(place);
      a0 = multiplyAdd<T>(x0, a, a0);
      a1 = multiplyAdd<T>(x1, a, a1);
      const b = v128.load(place, 16);
      b0 = multiplyAdd<T>(x0, b, b0);
      b1 = multiplyAdd<T>(x1, b, b1);
      const c = v128.load(place, 32);
      c0 = multiplyAdd<T>(x0, c, c0);
      c1 = multiplyAdd<T>(x1, c, c1);
      const d = v128.load(place, 48);
      d0 = multiplyAdd<T>(x0, d, d0);
      d1 = multiplyAdd<T>(x1, d, d1);
      weight += filterBytes;
    }
    row += rowBytes;
  }
  const half = 2 * lanes<T>();
  const next = target + <usize>half * filterBytes;
  storePixels<T>(target, filterBytes, pixels, a0, b0);
  if (pixels > half) storePixels<T>(next, filterBytes, pixels - half, c0, d0);
  if (filters < 2) return;
  storePixels<T>(target + sizeof<T>(), filterBytes, pixels, a1, b1);
  if (pixels > half) storePixels<T>(next + sizeof<T>(), filterBytes, pixels - half, c1, d1);
}
