import { log } from "../math/log";
import { splat } from "../vectors/splat";

/** `weight · log x` in every lane, 0 for a weight of 0 whatever x. */
@inline
export function weightedLogarithm(weight: v128, x: v128): v128 {
  const isUsed = v128.ne<f64>(weight, splat<f64>(0.0));
  // With one-hot targets most pairs have no weight at all.
  if (!v128.any_true(isUsed)) return splat<f64>(0.0);
  return v128.and(v128.mul<f64>(weight, logarithm(x)), isUsed);
}

/** `weight / x` in every lane, 0 for a weight of 0 whatever x. */
@inline
export function weightedReciprocal(weight: v128, x: v128): v128 {
  return v128.and(v128.div<f64>(weight, x), v128.ne<f64>(weight, splat<f64>(0.0)));
}

/** A call instead of the code: it would stand in each loss of each type. */
function logarithm(x: v128): v128 {
  return log<f64>(x);
}
