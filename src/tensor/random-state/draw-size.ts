import ndarray, { type NdArray } from "ndarray";
import { ArgumentError } from "../../errors/index.js";
import { requireNonNegativeInteger } from "../checks.js";
import { elementCount, formatShape, requireShape, type Shape } from "../shape.js";

/** Elements that one call draws at most: 2^32 − 1. */
const MAXIMUM_ELEMENTS = 2 ** 32 - 1;

/** How much to draw: `n` stands for the shape `[n]`. */
export type DrawSize = number | Shape;

/**
 * A row-major float64 tensor of zeros.
 *
 * @throws {ArgumentError} when a length is no whole number of at least 0, or there are too many
 * elements.
 */
export function tensorOfSize(size: DrawSize, where: string): NdArray<Float64Array> {
  const shape = typeof size === "number" ? [size] : [...size];
  requireShape(shape, where);
  const count = elementCount(shape);
  if (count > MAXIMUM_ELEMENTS) {
    throw new ArgumentError({
      where: `${where}, shape`,
      expected: "at most 2^32 − 1 elements",
      received: formatShape(shape),
      fix: "Draw in several calls: they continue one stream.",
    });
  }
  return ndarray(new Float64Array(count), shape);
}

/** @throws {ArgumentError} unless `count` is a whole number from 0 to 2^32 − 1. */
export function requireCount(count: number, where: string): void {
  requireNonNegativeInteger(count, where);
  if (count <= MAXIMUM_ELEMENTS) return;
  throw new ArgumentError({
    where,
    expected: "at most 2^32 − 1 elements",
    received: String(count),
    fix: "Draw in several calls: they continue one stream.",
  });
}
