import { dtypeOf } from "../../tensor/index.js";
import type { MemoryOperations } from "../operations/memory-operations.js";
import { ArrayRows, type BlockMemory } from "../reference/array-rows.js";
import { areFinite } from "./are-finite.js";
import { elementChunks } from "./element-chunks.js";
import { FILL } from "./shared/kernel-numbers.js";
import { encodeSparse } from "./sparse-encoding.js";
import { SparseRows } from "./sparse-rows.js";
import { TensorMemory } from "./tensor-memory.js";
import type { WasmContext } from "./wasm-context.js";

/** Tensors in WebAssembly memory, and data sets in the form that the kernels read fastest. */
export function memoryOperations(context: WasmContext): MemoryOperations {
  const { engine, operands, memory, sparse, reference } = context;
  const tensors = new TensorMemory(memory);
  const blockMemory: BlockMemory = {
    allocate: (shape, dtype) => tensors.allocate(shape, dtype),
    release: (tensor) => {
      tensors.release(tensor);
    },
    isFinite: (inputs) => areFinite(context, inputs),
  };
  return {
    allocate: (shape, dtype) => tensors.allocate(shape, dtype),
    release: (tensor) => {
      tensors.release(tensor);
    },
    copy: (source, target) => {
      operands.written(target);
      reference.copy(source, target);
    },
    fill: (target, value) => {
      const { size } = target;
      const dtype = dtypeOf(target);
      engine.integer(0, size);
      engine.integer(1, operands.output(target, size, dtype));
      engine.scalar(0, value);
      engine.run(FILL, dtype, size, elementChunks(size));
      operands.finish();
    },
    holdConstant: (tensors) => context.held.hold(tensors),
    prepare(inputs, options) {
      const { dtype, productsOnly } = options;
      const encoding = productsOnly ? encodeSparse(inputs, dtype, engine) : undefined;
      if (encoding === undefined) return new ArrayRows(inputs, options, blockMemory);
      try {
        return new SparseRows(inputs.shape, options, encoding, sparse, memory);
      } catch (error) {
        encoding.release();
        throw error;
      }
    },
  };
}
