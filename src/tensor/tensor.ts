import ndarray, { type NdArray } from "ndarray";
import { ArgumentError, OutOfMemoryError } from "../errors/index.js";
import { elementCount, formatShape, requireShape, type Shape } from "./shape.js";

/** Element type of a model and its tensors. */
export type DType = "float32" | "float64";

export type FloatArray = Float32Array | Float64Array;

/** A float ndarray: samples are rows, `[batch, features]`. Any strides, any offset. */
export type Tensor = NdArray<Float32Array> | NdArray<Float64Array>;

/** What a model accepts as input: tensors, or raw bytes such as pixels 0 to 255. */
export type InputTensor = Tensor | NdArray<Uint8Array>;

/** Options of {@link tensor} and {@link zeros}. */
export interface TensorOptions {
  /** Default: the data's own type, `"float32"` where it has none. */
  readonly dtype?: DType;
}

/** Rows of numbers, as deep as the tensor has dimensions. */
export type NestedNumbers = readonly (number | NestedNumbers)[];

/**
 * A zeroed typed array of `length` elements.
 *
 * @throws {OutOfMemoryError} when the machine or the engine of JavaScript has no room for it.
 */
export function floatArray<T extends DType>(
  length: number,
  dtype: T,
): T extends "float32" ? Float32Array : T extends "float64" ? Float64Array : never;
export function floatArray(length: number, dtype: DType): FloatArray {
  try {
    return dtype === "float32" ? new Float32Array(length) : new Float64Array(length);
  } catch (error) {
    if (error instanceof RangeError) throw outOfMemory(length * (dtype === "float32" ? 4 : 8));
    throw error;
  }
}

function outOfMemory(requestedBytes: number): OutOfMemoryError {
  return new OutOfMemoryError({
    where: "memory of JavaScript",
    expected: `room for ${requestedBytes} bytes`,
    received: "none",
    fix: "Use smaller layers or fewer rows.",
    ...{ requestedBytes, usedBytes: NaN, limitBytes: NaN },
  });
}

/** Wraps `data` as a tensor without copying it. */
export function wrap(data: FloatArray, shape: Shape): Tensor {
  return data instanceof Float32Array ? ndarray(data, [...shape]) : ndarray(data, [...shape]);
}

/** Element type of a tensor. */
export function dtypeOf(array: Tensor): DType {
  return array.data instanceof Float32Array ? "float32" : "float64";
}

/** Whether `value` is a float ndarray. */
export function isTensor(value: unknown): value is Tensor {
  if (!isNdArray(value)) return false;
  return value.data instanceof Float32Array || value.data instanceof Float64Array;
}

/** Whether `value` has the members of an ndarray. */
export function isNdArray(value: unknown): value is NdArray {
  return (
    typeof value === "object" &&
    value !== null &&
    "data" in value &&
    "stride" in value &&
    "offset" in value &&
    "shape" in value &&
    Array.isArray(value.shape)
  );
}

/**
 * A tensor of shape `shape` from typed, plain or nested numbers, row by row.
 *
 * Typed arrays of the wanted type are wrapped and not copied; everything else is copied.
 *
 * @param shape Default: the nesting of `data`; `[length]` for a flat array.
 * @throws {ShapeError} when the number of elements doesn't fit `shape`.
 * @throws {ArgumentError} when nested rows have different lengths or an element is no number.
 */
export function tensor(
  data: FloatArray | Uint8Array | NestedNumbers,
  shape?: Shape,
  options: TensorOptions = {},
): Tensor {
  const { flat, natural } = ArrayBuffer.isView(data)
    ? { flat: data, natural: [data.length] }
    : flatten(data);
  const wanted = shape ?? natural;
  requireShape(wanted, "tensor");
  if (elementCount(wanted) !== flat.length) {
    throw new ArgumentError({
      where: "tensor",
      expected: `${elementCount(wanted)} elements for shape ${formatShape(wanted)}`,
      received: `${flat.length} elements`,
    });
  }
  const natives = flat instanceof Float64Array ? "float64" : "float32";
  const dtype = options.dtype ?? natives;
  if (flat instanceof Float32Array && dtype === "float32") return wrap(flat, wanted);
  if (flat instanceof Float64Array && dtype === "float64") return wrap(flat, wanted);
  const copy = floatArray(flat.length, dtype);
  copy.set(flat);
  return wrap(copy, wanted);
}

/** A tensor of zeros, `"float32"` unless `options.dtype` says otherwise. */
export function zeros(shape: Shape, options: TensorOptions = {}): Tensor {
  requireShape(shape, "zeros");
  return wrap(floatArray(elementCount(shape), options.dtype ?? "float32"), shape);
}

function flatten(nested: NestedNumbers): { flat: number[]; natural: number[] } {
  const flat: number[] = [];
  const natural: number[] = [];
  const visit = (rows: NestedNumbers, depth: number): void => {
    natural[depth] ??= rows.length;
    if (natural[depth] !== rows.length) throw raggedError(natural[depth], rows.length, depth);
    for (const item of rows) {
      if (Array.isArray(item)) {
        visit(item as NestedNumbers, depth + 1);
      } else if (typeof item === "number" && depth === natural.length - 1) {
        flat.push(item);
      } else {
        throw raggedError("numbers at one depth", typeof item, depth);
      }
    }
  };
  visit(nested, 0);
  return { flat, natural };
}

function raggedError(
  expected: number | string,
  received: number | string,
  depth: number,
): ArgumentError {
  return new ArgumentError({
    where: `tensor, dimension ${depth}`,
    expected: typeof expected === "number" ? `${expected} items in every row` : expected,
    received: String(received),
    fix: "All rows of a tensor have the same length.",
  });
}
