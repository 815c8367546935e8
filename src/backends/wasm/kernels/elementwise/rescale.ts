import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";

/**
 * `output ← scale · input + shift` for elements `start … end − 1` of contiguous arrays; `output`
 * may be `input`.
 */
export function rescale<T>(
  input: usize,
  scale: f64,
  shift: f64,
  output: usize,
  start: i32,
  end: i32,
): void {
  const factor = splat<T>(scale);
  const summand = splat<T>(shift);
  for (let i = start; i < end; i += lanes<T>()) {
    const count = end - i;
    const offset = (i as usize) * sizeof<T>();
    const product = v128.mul<T>(factor, loadElements<T>(input + offset, count));
    storeElements<T>(output + offset, v128.add<T>(product, summand), count);
  }
}
