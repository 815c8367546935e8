import ops from "ndarray-ops";
import {
  elementCount,
  floatArray,
  isContiguous,
  requireSameShape,
  requireShape,
  wrap,
  type FloatArray,
} from "../../tensor/index.js";
import type { MemoryOperations } from "../operations/memory-operations.js";
import { ArrayRows } from "./array-rows.js";

/** Tensors in ordinary typed arrays. */
export const memoryOperations: MemoryOperations = {
  allocate(shape, dtype) {
    requireShape(shape, "allocate");
    return wrap(floatArray(elementCount(shape), dtype), shape);
  },

  // Nothing is kept beside the tensor itself, so the garbage collector does it.
  release: () => undefined,

  copy(source, target) {
    requireSameShape(source.shape, target.shape, "copy, source");
    if (isContiguous(source) && isContiguous(target)) {
      const from = source.data.subarray(source.offset, source.offset + source.size);
      target.data.set(from, target.offset);
      return;
    }
    ops.assign<FloatArray | Uint8Array>(target, source);
  },

  fill(target, value) {
    ops.assigns(target, value);
  },

  // Nothing is derived from tensors.
  holdConstant: () => () => undefined,

  prepare: (inputs, options) => new ArrayRows(inputs, options),
};
