import { bellCurve, normalDensity, normalDistribution } from "../math/normal-distribution";
import { finite, finiteBelow } from "./finite";

/**
 * x · Φ(x), Φ the normal distribution function; its slope is Φ(x) + x · φ(x), φ the normal density
 * (Hendrycks and Gimpel, 2016).
 */
@unmanaged
export class GELU {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return v128.mul<T>(finiteBelow<T>(x), normalDistribution<T>(x, bellCurve<T>(x)));
  }

  @inline
  slope<T>(x: v128, _y: v128, _alpha: v128): v128 {
    const bell = bellCurve<T>(x);
    const change = v128.mul<T>(finite<T>(x), normalDensity<T>(bell));
    return v128.add<T>(normalDistribution<T>(x, bell), change);
  }
}
