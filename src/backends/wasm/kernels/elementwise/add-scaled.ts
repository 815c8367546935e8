import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";

/** `target ← target + scale · source` for elements `start … end − 1` of contiguous arrays. */
export function addScaled<T>(source: usize, scale: f64, target: usize, start: i32, end: i32): void {
  const factor = splat<T>(scale);
  for (let i = start; i < end; i += lanes<T>()) {
    const count = end - i;
    const offset = (i as usize) * sizeof<T>();
    const product = v128.mul<T>(factor, loadElements<T>(source + offset, count));
    const sum = v128.add<T>(loadElements<T>(target + offset, count), product);
    storeElements<T>(target + offset, sum, count);
  }
}
