import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { withoutTiny } from "../vectors/without-tiny";

/**
 * `output ← scale · (left − right)`, 0 where that is tiny ({@link withoutTiny}), for elements
 * `start … end − 1` of contiguous arrays; `output`
 * may be either of the others.
 */
export function scaledDifference<T>(
  left: usize,
  right: usize,
  scale: f64,
  output: usize,
  start: i32,
  end: i32,
): void {
  const factor = splat<T>(scale);
  for (let i = start; i < end; i += lanes<T>()) {
    const count = end - i;
    const offset = (i as usize) * sizeof<T>();
    const x = loadElements<T>(left + offset, count);
    const difference = v128.sub<T>(x, loadElements<T>(right + offset, count));
    storeElements<T>(output + offset, withoutTiny<T>(v128.mul<T>(factor, difference)), count);
  }
}
