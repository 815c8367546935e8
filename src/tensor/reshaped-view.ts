import { isContiguous } from "./contiguity.js";
import type { Shape } from "./shape.js";
import { wrap, type Tensor } from "./tensor.js";

/** A view of a tensor's elements in another shape of as many; `undefined` where they aren't contiguous. */
export function reshapedView(tensor: Tensor, shape: Shape): Tensor | undefined {
  if (!isContiguous(tensor)) return undefined;
  const { data, offset, size } = tensor;
  return wrap(data.subarray(offset, offset + size), shape);
}
