/**
 * The lanes as two float64 numbers: those of a f64 vector; of a f32 vector the sums of lanes 0
 * and 2 and of lanes 1 and 3, each converted before.
 */
@inline
export function pairSums<T>(elements: v128): v128 {
  if (sizeof<T>() === 8) return elements;
  const upper = v128.shuffle<i64>(elements, elements, 1, 0);
  return v128.add<f64>(v128.promote_low(elements), v128.promote_low(upper));
}

/** The first lane of a f64 vector plus the second. */
@inline
export function laneSum(pair: v128): f64 {
  return v128.extract_lane<f64>(pair, 0) + v128.extract_lane<f64>(pair, 1);
}
