import type { DType, FloatArray, Tensor } from "../../tensor/index.js";
import { elementBytes } from "./element-bytes.js";
import type { WasmContext } from "./wasm-context.js";

/** Memory as numbers of an element type. */
export function floatsAt(
  { memory }: WasmContext,
  address: number,
  length: number,
  dtype: DType,
): FloatArray {
  return dtype === "float32"
    ? new Float32Array(memory.buffer, address, length)
    : new Float64Array(memory.buffer, address, length);
}

/** The elements of a tensor that is only read, a number a column. */
export function columnsOf(context: WasmContext, tensor: Tensor, dtype: DType): FloatArray {
  const { size } = tensor;
  return floatsAt(context, context.operands.input(tensor, size, dtype), size, dtype);
}

/** Address of a number a column in memory of the operation. */
export function columnVector(
  context: WasmContext,
  columns: number,
  dtype: DType,
  value: (j: number) => number,
): number {
  const address = context.operands.temporary(columns * elementBytes(dtype));
  const view = floatsAt(context, address, columns, dtype);
  for (let j = 0; j < columns; j += 1) view[j] = value(j);
  return address;
}

/** What columns are multiplied by to be divided by their deviations: 1 where that is 0. */
export function inverseDeviations(
  context: WasmContext,
  deviation: Tensor,
  dtype: DType,
): { readonly address: number; readonly values: FloatArray } {
  const deviations = columnsOf(context, deviation, dtype);
  const address = columnVector(context, deviation.size, dtype, (j) => {
    const value = deviations[j] ?? 0;
    return value === 0 ? 1 : 1 / value;
  });
  return { address, values: floatsAt(context, address, deviation.size, dtype) };
}
