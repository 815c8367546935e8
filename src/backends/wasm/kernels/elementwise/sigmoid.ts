import { sigmoid } from "../math/sigmoid";
import { splat } from "../vectors/splat";

/** 1 / (1 + e⁻ˣ); its slope y · (1 − y) is taken from the output. */
@unmanaged
export class Sigmoid {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return sigmoid<T>(x);
  }

  @inline
  slope<T>(_x: v128, y: v128, _alpha: v128): v128 {
    return v128.mul<T>(y, v128.sub<T>(splat<T>(1.0), y));
  }
}
