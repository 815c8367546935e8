import { sigmoid, sigmoidDecay, sigmoidOf, sigmoidSlopeOf } from "../math/sigmoid";
import { splat } from "../vectors/splat";
import { finiteBelow } from "./finite";

/**
 * ½ · x · (1 + tanh u) = x · σ(2u) with u = √(2/π) · (x + 0.044715 · x³), σ(x) = 1 / (1 + e⁻ˣ)
 * (Hendrycks and Gimpel, 2016); its slope is σ(2u) + x · 2u′ · σ′(2u).
 */
@unmanaged
export class GELUTanh {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return v128.mul<T>(finiteBelow<T>(x), sigmoid<T>(doubledArgument<T>(x)));
  }

  @inline
  slope<T>(x: v128, _y: v128, _alpha: v128): v128 {
    // Beyond these bounds the slope is 0 or 1; inside, x³ is finite.
    const near = v128.pmin<T>(v128.pmax<T>(x, splat<T>(-1e3)), splat<T>(1e3));
    const argument = doubledArgument<T>(near);
    const decay = sigmoidDecay<T>(argument);
    const square = v128.mul<T>(near, near);
    const growth = v128.add<T>(splat<T>(1.0), v128.mul<T>(splat<T>(3.0 * 0.044715), square));
    const argumentSlope = v128.mul<T>(splat<T>(1.5957691216057308), growth);
    const change = v128.mul<T>(v128.mul<T>(near, argumentSlope), sigmoidSlopeOf<T>(decay));
    return v128.add<T>(sigmoidOf<T>(argument, decay), change);
  }
}

/** 2 · √(2/π) · (x + 0.044715 · x³). */
@inline
function doubledArgument<T>(x: v128): v128 {
  const cube = v128.mul<T>(v128.mul<T>(v128.mul<T>(splat<T>(0.044715), x), x), x);
  return v128.mul<T>(splat<T>(1.5957691216057308), v128.add<T>(x, cube));
}
