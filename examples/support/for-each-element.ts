import type { Tensor } from "ndnet";

/** Calls `visit` with every element of a tensor and its indices, row by row. */
export function forEachElement(
  tensor: Tensor,
  visit: (value: number, ...index: [number, ...number[]]) => unknown,
): void {
  const index = tensor.shape.map(() => 0);
  for (let count = 0; count < tensor.size; count++) {
    visit(tensor.get(...index), ...(index as [number, ...number[]]));
    advance(index, tensor.shape);
  }
}

function advance(index: number[], shape: readonly number[]): void {
  for (let axis = index.length - 1; axis >= 0; axis--) {
    const next = (index[axis] ?? 0) + 1;
    index[axis] = next === shape[axis] ? 0 : next;
    if (next !== shape[axis]) return;
  }
}
