import { type NdArray } from "ndarray";
import { ArgumentError } from "../errors/index.js";
import { type DType } from "../tensor/index.js";

/** The tensor type of a float element type. */
export type TensorOf<D extends DType> = D extends "float64"
  ? NdArray<Float64Array>
  : NdArray<Float32Array>;

/** @throws {ArgumentError} unless `dtype` is a float element type. */
export function requireDType(dtype: DType, where: string): void {
  const received: unknown = dtype;
  if (received === "float32" || received === "float64") return;
  throw new ArgumentError({
    where: `${where}, dtype`,
    expected: `"float32" or "float64"`,
    received: String(received),
  });
}
