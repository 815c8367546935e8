/** `a · b + c` in every lane: two roundings in the plain build, perhaps one in the relaxed build. */
@inline
export function multiplyAdd<T>(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<T>(a, b, c);
  return v128.add<T>(v128.mul<T>(a, b), c);
}

/** {@link multiplyAdd} for a single number, with the same rounding as a lane of it. */
@inline
export function multiplyAddUnit<T>(a: T, b: T, c: T): T {
  if (ASC_FEATURE_RELAXED_SIMD) {
    const sum = v128.relaxed_madd<T>(v128.splat<T>(a), v128.splat<T>(b), v128.splat<T>(c));
    return v128.extract_lane<T>(sum, 0);
  }
  return <T>(a * b + c);
}
