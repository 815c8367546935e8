/**
 * One or two elements of type T at `pointer`, as float64 numbers; the second lane is 0 where
 * `count` is 1. Nothing beyond them is read.
 */
@inline
export function loadPair<T>(pointer: usize, count: i32): v128 {
  if (sizeof<T>() === 8) {
    if (count > 1) return v128.load(pointer);
    return v128.load64_zero(pointer);
  }
  if (count > 1) return v128.promote_low(v128.load64_zero(pointer));
  return v128.promote_low(v128.load32_zero(pointer));
}

/** Writes the first one or two lanes of a float64 vector, rounded to T, and nothing beyond them. */
@inline
export function storePair<T>(pointer: usize, pair: v128, count: i32): void {
  if (sizeof<T>() === 8) {
    if (count > 1) v128.store(pointer, pair);
    else v128.store64_lane(pointer, pair, 0);
  } else {
    const single = v128.demote_zero(pair);
    if (count > 1) v128.store64_lane(pointer, single, 0);
    else v128.store32_lane(pointer, single, 0);
  }
}
