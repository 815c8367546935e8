import { lanes } from "../vectors/lanes";

/** Writes two vectors of pixels of one filter, `stride` bytes apart, as far as there are `pixels`. */
@inline
export function storePixels<T>(
  target: usize,
  stride: usize,
  pixels: i32,
  first: v128,
  second: v128,
): void {
  storeVector<T>(target, stride, pixels, first);
  const rest = pixels - lanes<T>();
  if (rest > 0) storeVector<T>(target + <usize>lanes<T>() * stride, stride, rest, second);
}

function storeVector<T>(target: usize, stride: usize, pixels: i32, values: v128): void {
  if (sizeof<T>() === 8) {
    v128.store64_lane(target, values, 0);
    if (pixels > 1) v128.store64_lane(target + stride, values, 1);
    return;
  }
  v128.store32_lane(target, values, 0);
  if (pixels > 1) v128.store32_lane(target + stride, values, 1);
  if (pixels > 2) v128.store32_lane(target + 2 * stride, values, 2);
  if (pixels > 3) v128.store32_lane(target + 3 * stride, values, 3);
}
