import { lanes } from "../vectors/lanes";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";

/** `target ← value` in elements `start … end − 1` of a contiguous array. */
export function fill<T>(target: usize, value: f64, start: i32, end: i32): void {
  const values = splat<T>(value);
  for (let i = start; i < end; i += lanes<T>()) {
    storeElements<T>(target + (i as usize) * sizeof<T>(), values, end - i);
  }
}
