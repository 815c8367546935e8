import { ArgumentError, ShapeError } from "../errors/index.js";

/** Lengths of a tensor's dimensions, the batch first. */
export type Shape = readonly number[];

/** Number of elements of a tensor of this shape; 1 for `[]`. */
export function elementCount(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** A shape as people write it: `[2, 3]`. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

/** Whether two shapes are the same. */
export function sameShape(left: Shape, right: Shape): boolean {
  return left.length === right.length && left.every((length, axis) => length === right[axis]);
}

/** @throws {ShapeError} unless `received` is `expected`. */
export function requireSameShape(received: Shape, expected: Shape, where: string): void {
  if (sameShape(received, expected)) return;
  throw new ShapeError({
    where,
    expected: `shape ${formatShape(expected)}`,
    received: formatShape(received),
  });
}

/** A tensor has fewer elements: more than any memory of WebAssembly holds, whose addresses have 32 bits. */
export const mostElements = 2 ** 32;

/** @throws {ArgumentError} unless it is an array of whole numbers of at least 0, for fewer than 2³² elements. */
export function requireShape(shape: Shape, where: string): void {
  const given: unknown = shape;
  const isArray = Array.isArray(given);
  if (isArray && shape.every((length) => Number.isSafeInteger(length) && length >= 0)) {
    if (elementCount(shape) < mostElements) return;
    throw new ArgumentError({
      where: `${where}, shape`,
      expected: "fewer than 2³² elements",
      received: formatShape(shape),
      fix: "Use smaller layers or fewer rows.",
    });
  }
  throw new ArgumentError({
    where: `${where}, shape`,
    expected: "an array of whole numbers of at least 0",
    received: isArray ? formatShape(shape) : typeof given,
  });
}
