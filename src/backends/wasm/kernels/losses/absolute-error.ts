import { sign } from "../vectors/sign";

/** |p − y|, and its slope sign(p − y). */
@unmanaged
export class AbsoluteError {
  @inline
  value(p: v128, y: v128, _delta: v128): v128 {
    return v128.abs<f64>(v128.sub<f64>(p, y));
  }

  @inline
  slope(p: v128, y: v128, _delta: v128): v128 {
    return sign<f64>(v128.sub<f64>(p, y));
  }
}
