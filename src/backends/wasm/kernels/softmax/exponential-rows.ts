import { exp } from "../math/exp";
import { lanes } from "../vectors/lanes";
import { lanesBelow } from "../vectors/lanes-below";
import { loadElements } from "../vectors/load-elements";
import { splat } from "../vectors/splat";
import { storeElements } from "../vectors/store-elements";
import { laneSum, pairSums } from "../vectors/sums";
import { loadLogits, rowMaximum } from "./row-maximum";

// Rows go through a softmax some at a time, step by step: what one row's steps wait for, the
// processor does of other rows meanwhile, and exponentials have no shorter vectors at rows' ends.

/** Rows that go through together: so many that they stay in the nearest cache. */
@inline
export function blockRows(columns: i32): i32 {
  return max(1, 1024 / max(1, columns));
}

/** `row ← source − m`, m the largest element of `source`; `row` may be `source`. */
export function subtractMaximum<T>(source: usize, row: usize, columns: i32): void {
  const largest = rowMaximum<T>(source, columns);
  for (let j = 0; j < columns; j += lanes<T>()) {
    const offset = (j as usize) * sizeof<T>();
    const logits = loadLogits<T>(source + offset, columns - j);
    storeElements<T>(row + offset, v128.sub<T>(logits, largest), columns - j);
  }
}

/** `x ← eˣ` for `count` elements. */
export function exponentials<T>(pointer: usize, count: i32): void {
  for (let i = 0; i < count; i += lanes<T>()) {
    const place = pointer + (i as usize) * sizeof<T>();
    storeElements<T>(place, exp<T>(loadElements<T>(place, count - i)), count - i);
  }
}

/** A row's sum, in float64 by lanes. Behind the row as much as a vector is read. */
export function rowSum<T>(row: usize, columns: i32): f64 {
  let sums = splat<f64>(0.0);
  for (let j = 0; j < columns; j += lanes<T>()) {
    const elements = loadRowEnd<T>(row + (j as usize) * sizeof<T>(), columns - j);
    sums = v128.add<f64>(sums, pairSums<T>(elements));
  }
  return laneSum(sums);
}

/** The first `count` elements at `pointer`, then zeros. Behind them as much as a vector is read. */
@inline
export function loadRowEnd<T>(pointer: usize, count: i32): v128 {
  const elements = v128.load(pointer);
  if (count >= lanes<T>()) return elements;
  return v128.and(elements, lanesBelow<T>(count));
}
