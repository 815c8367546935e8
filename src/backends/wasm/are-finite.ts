import { dtypeOf, isContiguous, isTensor, type InputTensor } from "../../tensor/index.js";
import { MemoryBlocks } from "./memory-blocks.js";
import { ARE_FINITE } from "./shared/kernel-numbers.js";
import type { WasmContext } from "./wasm-context.js";

/** Elements of a foreign array that are copied in and looked at together. */
const stagedElements = 1 << 17;

/** Whether every element is finite; an array that lives elsewhere passes through memory piece by piece. */
export function areFinite(context: WasmContext, input: InputTensor): boolean {
  if (!isTensor(input)) return true;
  const { engine, memory, reference, sparse } = context;
  // Rows that hold anything else are never kept sparse.
  if (sparse.get(input) !== undefined) return true;
  if (!isContiguous(input)) return reference.isFinite(input);
  const { data, offset, size } = input;
  const dtype = dtypeOf(input);
  const pieceIsFinite = (address: number, elements: number): boolean => {
    engine.integer(0, elements);
    engine.integer(1, address);
    engine.run(ARE_FINITE, dtype, elements, 1);
    return engine.result === 1;
  };
  if (data.buffer === memory.buffer) {
    return pieceIsFinite(data.byteOffset + offset * data.BYTES_PER_ELEMENT, size);
  }
  const blocks = new MemoryBlocks(memory);
  try {
    const length = Math.min(size, stagedElements);
    const address = blocks.allocate(length * data.BYTES_PER_ELEMENT);
    const staged =
      data instanceof Float32Array
        ? new Float32Array(memory.buffer, address, length)
        : new Float64Array(memory.buffer, address, length);
    for (let start = 0; start < size; start += length) {
      const count = Math.min(length, size - start);
      staged.set(data.subarray(offset + start, offset + start + count));
      if (!pieceIsFinite(address, count)) return false;
    }
    return true;
  } finally {
    blocks.release();
  }
}
