/** Number of elements of type T in one vector: 4 for f32, 2 for f64. */
@inline
export function lanes<T>(): i32 {
  return 16 / sizeof<T>() as i32;
}
