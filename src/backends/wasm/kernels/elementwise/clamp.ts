/** The nearest number to x in [−α, α], exact. NaN gives NaN. */
@unmanaged
export class Clamp {
  @inline
  value<T>(x: v128, alpha: v128): v128 {
    // The pseudo-minimum and -maximum keep NaN in their first operand.
    return v128.pmin<T>(v128.pmax<T>(x, v128.neg<T>(alpha)), alpha);
  }
}
