import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";

/**
 * `output[i] ← F.value(input[i], alpha)` for elements `start … end − 1`.
 *
 * F is a class without fields whose method `value<T>(x: v128, alpha: v128): v128` is the function:
 * AssemblyScript has no closures, so a type parameter chooses what is compiled into the loop.
 * `output` may be `input`.
 */
export function mapElements<T, F>(
  input: usize,
  output: usize,
  alpha: f64,
  start: i32,
  end: i32,
): void {
  const f = changetype<F>(0);
  const parameter = splat<T>(alpha);
  for (let i = start; i < end; i += lanes<T>()) {
    const count = end - i;
    const offset = (i as usize) * sizeof<T>();
    const value = f.value<T>(loadElements<T>(input + offset, count), parameter);
    storeElements<T>(output + offset, value, count);
  }
}
