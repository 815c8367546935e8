import { tanh } from "../math/tanh";
import { splat } from "../vectors/splat";

/** tanh x; its slope 1 − y² = (1 − y) · (1 + y) is taken from the output. */
@unmanaged
export class Tanh {
  @inline
  value<T>(x: v128, _alpha: v128): v128 {
    return tanh<T>(x);
  }

  @inline
  slope<T>(_x: v128, y: v128, _alpha: v128): v128 {
    const one = splat<T>(1.0);
    return v128.mul<T>(v128.sub<T>(one, y), v128.add<T>(one, y));
  }
}
