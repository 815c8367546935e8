import { sigmoid, sigmoidDecay, sigmoidOf, sigmoidSlopeOf } from "../math/sigmoid";
import { finite, finiteBelow } from "./finite";

/** x · σ(x), σ(x) = 1 / (1 + e⁻ˣ); its slope is σ(x) + x · σ′(x). */
@unmanaged
export class SiLU {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return v128.mul<T>(finiteBelow<T>(x), sigmoid<T>(x));
  }

  @inline
  slope<T>(x: v128, _y: v128, _alpha: v128): v128 {
    const decay = sigmoidDecay<T>(x);
    const change = v128.mul<T>(finite<T>(x), sigmoidSlopeOf<T>(decay));
    return v128.add<T>(sigmoidOf<T>(x, decay), change);
  }
}
