import { loadElements } from "../vectors/load-elements";

/** `gradient + λ · w` for the first `count` elements at `gradient`. */
@inline
export function decayedGradient<T>(gradient: usize, value: v128, decay: v128, count: i32): v128 {
  return v128.add<T>(loadElements<T>(gradient, count), v128.mul<T>(decay, value));
}
