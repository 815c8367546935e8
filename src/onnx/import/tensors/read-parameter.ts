import ndarray from "ndarray";
import { getBackend } from "../../../backends/default-backend.js";
import type { Parameter } from "../../../parameters/index.js";
import { asColumn, floatArray, wrap, type FloatArray, type Tensor } from "../../../tensor/index.js";
import { floatTypes, type FloatType } from "../../element-types.js";
import type { MemoryBudget } from "../../memory-budget.js";
import { floatTypeOf, type Constant } from "./constant.js";
import { elementBytes } from "./element-bytes.js";

/**
 * Fills a parameter with a constant's numbers times `factor`.
 *
 * The numbers go there in blocks: a third copy beside the file and the model never exists.
 *
 * @param constant Of the parameter's shape, but for dims of length 1; or a single number for all of it.
 * @throws {FormatError} when the elements aren't what the constant's dims declare, or more memory is
 * wanted than a file of its size may take.
 */
export function readParameter(
  parameter: Parameter,
  constant: Constant,
  factor: number,
  budget: MemoryBudget,
): void {
  const { tensor, isTransposed } = constant;
  const type = floatTypeOf(constant);
  const bytes = elementBytes(tensor, type);
  const valueBytes = parameter.size * floatTypes[parameter.dtype].bytesPerElement;
  budget.take(valueBytes, tensor.where);
  const isSingle = bytes.length === type.bytesPerElement;
  const single = isSingle ? scaled(type.decode(bytes), factor) : floatArray(1, parameter.dtype);
  parameter.assign(repeated(single, parameter.shape));
  if (!isSingle) copyInBlocks(bytes, type, factor, asMatrix(parameter.value, isTransposed));
}

/** Elements that are decoded at a time. */
const blockElements = 2 ** 16;

function copyInBlocks(bytes: Uint8Array, type: FloatType, factor: number, target: Tensor): void {
  const [rows = 0, columns = 0] = target.shape;
  const width = Math.min(columns, blockElements);
  const height = Math.floor(blockElements / width);
  const { bytesPerElement } = type;
  for (let row = 0; row < rows; row += height) {
    for (let column = 0; column < columns; column += width) {
      const shape = [Math.min(height, rows - row), Math.min(width, columns - column)] as const;
      const start = (row * columns + column) * bytesPerElement;
      const end = start + shape[0] * shape[1] * bytesPerElement;
      const block = scaled(type.decode(bytes.subarray(start, end)), factor);
      getBackend().copy(wrap(block, shape), target.lo(row, column).hi(...shape));
    }
  }
}

/** The parameter as the constant's rows and columns stand in the file. */
function asMatrix(value: Tensor, isTransposed: boolean): Tensor {
  if (value.shape.length === 1) return asColumn(value);
  return isTransposed ? value.transpose(1, 0) : value;
}

/** One number as a tensor of any shape, without the memory of one. */
function repeated(single: FloatArray, shape: readonly number[]): Tensor {
  const stride = shape.map(() => 0);
  return single instanceof Float32Array
    ? ndarray(single, [...shape], stride)
    : ndarray(single, [...shape], stride);
}

function scaled(elements: FloatArray, factor: number): FloatArray {
  if (factor === 1) return elements;
  for (let index = 0; index < elements.length; index++) {
    elements[index] = (elements[index] as number) * factor;
  }
  return elements;
}
