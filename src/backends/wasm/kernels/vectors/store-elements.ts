import { lanes } from "./lanes";

/**
 * Writes the first `count` lanes of type T at `pointer`, which needs no alignment, and nothing
 * beyond them.
 */
@inline
export function storeElements<T>(pointer: usize, elements: v128, count: i32): void {
  if (count >= lanes<T>()) v128.store(pointer, elements);
  else storeFewer<T>(pointer, elements, count);
}

function storeFewer<T>(pointer: usize, elements: v128, count: i32): void {
  if (sizeof<T>() === 8) {
    v128.store64_lane(pointer, elements, 0);
    return;
  }
  v128.store32_lane(pointer, elements, 0);
  if (count > 1) v128.store32_lane(pointer, elements, 1, 4);
  if (count > 2) v128.store32_lane(pointer, elements, 2, 8);
}
