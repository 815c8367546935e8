import { splat } from "../vectors/splat";

/** max(0, x), exact; its slope is 1 where x > 0, else 0. NaN gives NaN, −0 gives −0. */
@unmanaged
export class ReLU {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    // The pseudo-maximum keeps NaN in its first operand, and is one instruction where the maximum
    // is many.
    return v128.pmax<T>(x, splat<T>(0.0));
  }

  @inline
  slope<T>(x: v128, _y: v128, _alpha: v128): v128 {
    const slope = v128.and(v128.gt<T>(x, splat<T>(0.0)), splat<T>(1.0));
    return v128.or(slope, v128.ne<T>(x, x));
  }
}
