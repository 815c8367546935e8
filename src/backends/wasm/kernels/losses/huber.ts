import { splat } from "../vectors/splat";

/** ½ · d² where |d| ≤ δ, else δ · (|d| − ½ · δ), d = p − y; and its slope clamp(d, −δ, δ). */
@unmanaged
export class Huber {
  @inline
  value(p: v128, y: v128, delta: v128): v128 {
    const half = splat<f64>(0.5);
    const distance = v128.abs<f64>(v128.sub<f64>(p, y));
    const square = v128.mul<f64>(v128.mul<f64>(half, distance), distance);
    const linear = v128.mul<f64>(delta, v128.sub<f64>(distance, v128.mul<f64>(half, delta)));
    return v128.bitselect(square, linear, v128.le<f64>(distance, delta));
  }

  @inline
  slope(p: v128, y: v128, delta: v128): v128 {
    // The pseudo-minimum and -maximum keep NaN in their first operand.
    const above = v128.pmax<f64>(v128.sub<f64>(p, y), v128.neg<f64>(delta));
    return v128.pmin<f64>(above, delta);
  }
}
