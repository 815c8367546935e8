import { log1p } from "../math/log1p";
import { sigmoidDecay, sigmoidOf } from "../math/sigmoid";
import { splat } from "../vectors/splat";

/** log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|); its slope is 1 / (1 + e⁻ˣ). */
@unmanaged
export class Softplus {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    const rest = log1p<T>(sigmoidDecay<T>(x));
    return v128.add<T>(v128.pmax<T>(x, splat<T>(0.0)), rest);
  }

  @inline
  slope<T>(x: v128, _y: v128, _alpha: v128): v128 {
    return sigmoidOf<T>(x, sigmoidDecay<T>(x));
  }
}
