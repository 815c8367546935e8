import { expm1 } from "../math/expm1";
import { splat } from "../vectors/splat";

/** x where x > 0, else α · (eˣ − 1); its slope is 1 or α · eˣ = y + α. */
@unmanaged
export class ELU {
  @inline
  value<T>(x: v128, alpha: v128): v128 {
    const curve = v128.mul<T>(alpha, expm1<T>(x));
    return v128.bitselect(x, curve, v128.gt<T>(x, splat<T>(0.0)));
  }

  @inline
  slope<T>(x: v128, y: v128, alpha: v128): v128 {
    const curve = v128.add<T>(y, alpha);
    return v128.bitselect(splat<T>(1.0), curve, v128.gt<T>(x, splat<T>(0.0)));
  }
}
