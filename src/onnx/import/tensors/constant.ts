import { FormatError } from "../../../errors/index.js";
import { elementCount, formatShape } from "../../../tensor/index.js";
import {
  elementTypeName,
  elementTypeOf,
  int64,
  isFloatType,
  type FloatType,
} from "../../element-types.js";
import type { StoredTensor } from "../../protobuf/tensor-message.js";
import { shortestDecimal } from "../shortest-decimal.js";
import { elementBytes } from "./element-bytes.js";

/** A tensor that a graph knows before it runs; its elements are read when a layer wants them. */
export interface Constant {
  readonly tensor: StoredTensor;
  /** Whether the graph takes the tensor with its two dims exchanged. */
  readonly isTransposed: boolean;
}

/** Dims of a constant as the graph takes it. */
export function dimsOf({ tensor, isTransposed }: Constant): readonly number[] {
  return isTransposed ? tensor.dims.toReversed() : tensor.dims;
}

/**
 * The float type of a constant.
 *
 * @throws {FormatError} when it holds no floats that are read.
 */
export function floatTypeOf({ tensor }: Constant): FloatType {
  const type = elementTypeOf(tensor.dataType);
  if (isFloatType(type)) return type;
  throw new FormatError({
    where: tensor.where,
    expected: "elements of float32, float64, float16 or bfloat16",
    received: elementTypeName(tensor.dataType),
    fix: "Export the model with float weights; quantized ones aren't read.",
  });
}

/**
 * The number of a constant with one element; a float32 as the shortest decimal number that rounds to
 * it. `undefined` where the constant has more elements.
 *
 * @param rank Most dims that it may have, so that an operation with it changes no shape.
 * @throws {FormatError} when it is no finite float.
 */
export function scalarOf(constant: Constant, rank: number): number | undefined {
  const { tensor } = constant;
  const isScalar = tensor.dims.every((length) => length === 1) && tensor.dims.length <= rank;
  if (!isScalar) return undefined;
  const type = floatTypeOf(constant);
  const [value = NaN] = type.decode(elementBytes(tensor, type));
  if (Number.isFinite(value)) return type.dtype === "float32" ? shortestDecimal(value) : value;
  throw new FormatError({
    where: tensor.where,
    expected: "a finite number",
    received: String(value),
  });
}

/**
 * The integers of a constant, such as the shape that `Reshape` makes.
 *
 * @throws {FormatError} when it has more than 8 elements or more than one dimension, or others.
 */
export function integersOf({ tensor }: Constant): number[] {
  const { dims, dataType, where } = tensor;
  if (dims.length > 1 || elementCount(dims) > 8 || dataType !== int64.number) {
    throw new FormatError({
      where,
      expected: "at most 8 integers of int64",
      received: `${elementTypeName(dataType)} of shape ${formatShape(dims.slice(0, 8))}`,
    });
  }
  const bytes = elementBytes(tensor, int64);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / 8 }, (_, index) => {
    const value = Number(view.getBigInt64(8 * index, true));
    if (Number.isSafeInteger(value)) return value;
    throw new FormatError({
      where,
      expected: "whole numbers of at most 2^53 − 1",
      received: String(value),
    });
  });
}
