import { lanes } from "../vectors/lanes";
import { lanesBelow } from "../vectors/lanes-below";
import { splat } from "../vectors/splat";

/**
 * The first `count` elements at `pointer`, then −Infinity, of which the exponential is 0. Behind them
 * as much as a vector is read.
 */
@inline
export function loadLogits<T>(pointer: usize, count: i32): v128 {
  const logits = v128.load(pointer);
  if (count >= lanes<T>()) return logits;
  return v128.bitselect(logits, splat<T>(-Infinity), lanesBelow<T>(count));
}

/** The largest of a row's elements in every lane. NaN is passed over: the exponentials' sum has it. */
@inline
export function rowMaximum<T>(row: usize, columns: i32): v128 {
  let largest = splat<T>(-Infinity);
  for (let j = 0; j < columns; j += lanes<T>()) {
    const logits = loadLogits<T>(row + (j as usize) * sizeof<T>(), columns - j);
    largest = v128.pmax<T>(largest, logits);
  }
  largest = v128.pmax<T>(largest, v128.shuffle<i64>(largest, largest, 1, 0));
  if (sizeof<T>() === 8) return largest;
  return v128.pmax<T>(largest, v128.shuffle<i32>(largest, largest, 1, 0, 3, 2));
}
