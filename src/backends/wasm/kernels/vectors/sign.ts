import { splat } from "./splat";

/** 1 or −1 with the sign of x in every lane; 0, −0 and NaN stay as they are. */
@inline
export function sign<T>(x: v128): v128 {
  const unit = v128.bitselect(x, splat<T>(1.0), splat<T>(-0.0));
  return v128.bitselect(unit, x, v128.gt<T>(v128.abs<T>(x), splat<T>(0.0)));
}
