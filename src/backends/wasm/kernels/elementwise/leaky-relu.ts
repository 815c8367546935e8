import { splat } from "../vectors/splat";

/** x where x > 0, else α · x; its slope is 1 or α. NaN gives NaN. */
@unmanaged
export class LeakyReLU {
  @inline
  value<T>(x: v128, alpha: v128): v128 {
    return v128.bitselect(x, v128.mul<T>(alpha, x), v128.gt<T>(x, splat<T>(0.0)));
  }

  @inline
  slope<T>(x: v128, _y: v128, alpha: v128): v128 {
    const slope = v128.bitselect(splat<T>(1.0), alpha, v128.gt<T>(x, splat<T>(0.0)));
    return v128.or(slope, v128.ne<T>(x, x));
  }
}
