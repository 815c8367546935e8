import type { Shape } from "./shape.js";

/** The part of an ndarray that says where its elements stand. */
export interface Layout {
  readonly shape: Shape;
  readonly stride: readonly number[];
}

/** Whether elements stand one after the other, row by row; an array without elements does. */
export function isContiguous({ shape, stride }: Layout): boolean {
  if (shape.includes(0)) return true;
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    const length = shape[axis] ?? 0;
    if (length !== 1 && stride[axis] !== expected) return false;
    expected *= length;
  }
  return true;
}
