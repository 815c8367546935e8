/** A mask of ones in the first `count` lanes of type T and of zeros in the others. */
@inline
export function lanesBelow<T>(count: i32): v128 {
  if (sizeof<T>() === 4) return v128.lt<i32>(i32x4(0, 1, 2, 3), v128.splat<i32>(count));
  return v128.lt<i64>(i64x2(0, 1), v128.splat<i64>((count as i64)));
}
