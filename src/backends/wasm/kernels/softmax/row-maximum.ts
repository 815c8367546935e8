import { lanes } from "../vectors/lanes";
import { lanesBelow } from "../vectors/lanes-below";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";

/** The first `count` elements at `pointer`, then −Infinity, of which the exponential is 0. */
@inline
export function loadLogits<T>(pointer: usize, count: i32): v128 {
  if (count >= lanes<T>()) return v128.load(pointer);
  const logits = loadElements<T>(pointer, count);
  return v128.bitselect(logits, splat<T>(-Infinity), lanesBelow<T>(count));
}

/** The largest of a row's elements in every lane; NaN where the row holds NaN. */
@inline
export function rowMaximum<T>(row: usize, columns: i32): v128 {
  let largest = splat<T>(-Infinity);
  for (let j = 0; j < columns; j += lanes<T>()) {
    const logits = loadLogits<T>(row + (j as usize) * sizeof<T>(), columns - j);
    largest = v128.max<T>(largest, logits);
  }
  largest = v128.max<T>(largest, v128.shuffle<i64>(largest, largest, 1, 0));
  if (sizeof<T>() === 8) return largest;
  return v128.max<T>(largest, v128.shuffle<i32>(largest, largest, 1, 0, 3, 2));
}
