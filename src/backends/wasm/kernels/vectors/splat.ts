/** A vector with `value`, rounded to T, in every lane. */
@inline
export function splat<T>(value: f64): v128 {
  return v128.splat<T>((value as T));
}
