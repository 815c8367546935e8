import { log } from "../math/log";
import { scalar } from "../scheduler/job";
import { loadPair, storePair } from "../vectors/pairs";
import { splat } from "../vectors/splat";
import { cosine, sine } from "./quarter-turn";
import { withRandomWords } from "./random-words";

/** Elements that the words of four counters give normal numbers to. */
export const NORMAL_BLOCK: i32 = 16;

/**
 * `output ← input + deviation · n` for elements `start … end − 1` of contiguous arrays, `start` a multiple
 * of {@link NORMAL_BLOCK}; `output` may be `input`. The deviation is the job's scalar.
 *
 * Box and Muller: n = √(−2 log u) · cos 2πv and with the sine, u = (w₀ + 1) · 2⁻³², v = w₁ · 2⁻³², and
 * again with words 2 and 3. Computed in float64 with an error below 1e-15 · |n| + 4e-16 and rounded once.
 */
export function gaussianNoise<T>(
  input: usize,
  output: usize,
  first: i32,
  second: i32,
  start: i32,
  end: i32,
): void {
  for (let i = start; i < end; i += NORMAL_BLOCK) {
    const offset = (i as usize) * sizeof<T>();
    const count = min(NORMAL_BLOCK, end - i);
    const block = i / NORMAL_BLOCK;
    withRandomWords<Add<T>>(block, first, second, input + offset, output + offset, count);
  }
}

class Add<T> {
  @inline
  use(a: v128, b: v128, c: v128, d: v128, input: usize, output: usize, count: i32): i32 {
    const size: usize = 2 * sizeof<T>();
    addPairs<T>(a, b, input, output, count);
    addPairs<T>(upper(a), upper(b), input + size, output + size, count - 2);
    addPairs<T>(c, d, input + 4 * size, output + 4 * size, count - 8);
    addPairs<T>(upper(c), upper(d), input + 5 * size, output + 5 * size, count - 10);
    return 0;
  }
}

@inline
function upper(words: v128): v128 {
  return v128.shuffle<i64>(words, words, 1, 0);
}

/** Two elements with the cosines of the first two lanes, and two with the sines, four elements on. */
function addPairs<T>(uniform: v128, angle: v128, input: usize, output: usize, count: i32): void {
  if (count <= 0) return;
  const u = v128.add<f64>(f64x2.convert_low_i32x4_u(uniform), splat<f64>(1.0));
  const logarithm = log<f64>(v128.mul<f64>(u, splat<f64>(2.3283064365386963e-10)));
  const radius = v128.sqrt<f64>(v128.mul<f64>(logarithm, splat<f64>(-2.0)));
  const scale = v128.mul<f64>(radius, splat<f64>(scalar(0)));
  addPair<T>(v128.mul<f64>(scale, cosine(angle)), input, output, count);
  if (count <= 4) return;
  const size: usize = 4 * sizeof<T>();
  addPair<T>(v128.mul<f64>(scale, sine(angle)), input + size, output + size, count - 4);
}

@inline
function addPair<T>(noise: v128, input: usize, output: usize, count: i32): void {
  storePair<T>(output, v128.add<f64>(loadPair<T>(input, count), noise), count);
}
