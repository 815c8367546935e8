import { lanes } from "../vectors/lanes";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";

/**
 * `inputGradient[i] ← outputGradient[i] · F.slope(input[i], output[i], alpha)` for elements
 * `start … end − 1`.
 *
 * F is a class without fields with the method `slope<T>(x: v128, y: v128, alpha: v128): v128`,
 * as in `map-elements.ts`. `inputGradient` may be any of the others.
 */
export function mapGradients<T, F>(
  input: usize,
  output: usize,
  outputGradient: usize,
  inputGradient: usize,
  alpha: f64,
  start: i32,
  end: i32,
): void {
  const f = changetype<F>(0);
  const parameter = splat<T>(alpha);
  for (let i = start; i < end; i += lanes<T>()) {
    const count = end - i;
    const offset = (i as usize) * sizeof<T>();
    const x = loadElements<T>(input + offset, count);
    const y = loadElements<T>(output + offset, count);
    const gradient = loadElements<T>(outputGradient + offset, count);
    const product = v128.mul<T>(gradient, f.slope<T>(x, y, parameter));
    storeElements<T>(inputGradient + offset, product, count);
  }
}
