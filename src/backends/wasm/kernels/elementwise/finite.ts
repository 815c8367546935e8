import { splat } from "../vectors/splat";

/**
 * x, with the lowest finite number for −Infinity, whose product with a vanishing factor is 0, not
 * NaN.
 */
@inline
export function finiteBelow<T>(x: v128): v128 {
  return v128.pmax<T>(x, splat<T>(-largest<T>()));
}

/** x, with the lowest and the largest finite number for −Infinity and Infinity. */
@inline
export function finite<T>(x: v128): v128 {
  return v128.pmin<T>(finiteBelow<T>(x), splat<T>(largest<T>()));
}

@inline
function largest<T>(): f64 {
  return sizeof<T>() === 4 ? 3.4028234663852886e38 : 1.7976931348623157e308;
}
