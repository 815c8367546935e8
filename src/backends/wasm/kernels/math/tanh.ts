import { splat } from "../vectors/splat";
import { expm1 } from "./expm1";

/**
 * tanh x in every lane: `−d / (2 + d)`, d = e^(−2|x|) − 1, with the sign of x.
 *
 * NaN gives NaN, −0 gives −0. Relative error: below 1.8e-7 for f32 (all numbers tried) and 3.6e-16
 * for f64 (measured).
 */
@inline
export function tanh<T>(x: v128): v128 {
  const d = expm1<T>(v128.mul<T>(v128.abs<T>(x), splat<T>(-2.0)));
  const magnitude = v128.div<T>(d, v128.add<T>(d, splat<T>(2.0)));
  const sign = splat<T>(-0.0);
  return v128.bitselect(x, magnitude, sign);
}
