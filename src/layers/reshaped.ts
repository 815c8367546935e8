import { getBackend } from "../backends/default-backend.js";
import { dtypeOf, type Shape, type Tensor } from "../tensor/index.js";
import { reshapedView } from "../tensor/reshaped-view.js";
import type { LayerContext } from "./layer-context.js";

/**
 * The elements of a tensor, row by row, in another shape of as many: a view where they are contiguous, else
 * a copy in the context's memory.
 */
export function reshaped(
  tensor: Tensor,
  shape: Shape,
  context: LayerContext,
  owner: object,
  slot: string,
): Tensor {
  const view = reshapedView(tensor, shape);
  if (view !== undefined) return view;
  const copy = context.allocate(owner, slot, tensor.shape, dtypeOf(tensor));
  getBackend().copy(tensor, copy);
  return reshapedView(copy, shape) ?? copy;
}
