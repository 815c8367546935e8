import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";

/** `target ← target + share · (source − target)` for elements `start … end − 1` of contiguous arrays. */
export function approach<T>(source: usize, share: f64, target: usize, start: i32, end: i32): void {
  const factor = splat<T>(share);
  for (let i = start; i < end; i += lanes<T>()) {
    const count = end - i;
    const offset = (i as usize) * sizeof<T>();
    const mean = loadElements<T>(target + offset, count);
    const distance = v128.sub<T>(loadElements<T>(source + offset, count), mean);
    storeElements<T>(target + offset, v128.add<T>(mean, v128.mul<T>(factor, distance)), count);
  }
}
