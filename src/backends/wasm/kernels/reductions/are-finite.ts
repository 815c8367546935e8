import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";

/** Whether each of the contiguous elements `start … end − 1` is finite. */
export function areFinite<T>(input: usize, start: i32, end: i32): bool {
  // x − x is 0 for finite x, NaN for any other.
  let different = splat<T>(0.0);
  for (let i = start; i < end; i += lanes<T>()) {
    const x = loadElements<T>(input + (i as usize) * sizeof<T>(), end - i);
    different = v128.or(different, v128.sub<T>(x, x));
  }
  return !v128.any_true(different);
}
