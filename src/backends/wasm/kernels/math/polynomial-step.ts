import { splat } from "../vectors/splat";

/** One step of Horner's rule, `sum · x + coefficient`, with two roundings in every build. */
@inline
export function polynomialStep<T>(sum: v128, x: v128, coefficient: f64): v128 {
  return v128.add<T>(v128.mul<T>(sum, x), splat<T>(coefficient));
}
