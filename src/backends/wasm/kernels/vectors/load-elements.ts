import { lanes } from "./lanes";

/**
 * The first `count` elements of type T at `pointer`, which needs no alignment, then zeros.
 *
 * Kernels run the same vector code on the last, shorter part of a range as before it, so that the
 * bits of an element don't depend on where its range begins or ends. Nothing beyond the `count`
 * elements is read. `count` is 1 or more; from the number of lanes on a whole vector is read.
 */
@inline
export function loadElements<T>(pointer: usize, count: i32): v128 {
  if (count >= lanes<T>()) return v128.load(pointer);
  return loadFewer<T>(pointer, count);
}

function loadFewer<T>(pointer: usize, count: i32): v128 {
  if (sizeof<T>() === 8) return v128.load64_zero(pointer);
  let elements = v128.load32_zero(pointer);
  if (count > 1) elements = v128.load32_lane(pointer, elements, 1, 4);
  if (count > 2) elements = v128.load32_lane(pointer, elements, 2, 8);
  return elements;
}
