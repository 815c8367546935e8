// What NumPy computed for the notebooks. Tests that need it are skipped where it, or MNIST, is not
// there.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

const referenceDirectory = process.env["NUMPY_REFERENCE_DIR"];

/** Whether `MNIST_DIR` is set. */
export const hasMnist = Boolean(process.env["MNIST_DIR"]);

/** Whether `MNIST_DIR` and `NUMPY_REFERENCE_DIR` are set. */
export const hasReference = hasMnist && Boolean(referenceDirectory);

/** Time after which a comparison with NumPy is given up. */
export const comparisonTimeout = 20 * 60 * 1000;

/** Both element types, with the largest relative error that a loss may have in each. */
export const precisions = [
  { dtype: "float64", lossError: 1e-9, accuracyError: 0 },
  { dtype: "float32", lossError: 1e-4, accuracyError: 1e-4 },
] as const;

/** Bytes of a file of the reference. */
export function referenceBytes(name: string): Uint8Array {
  return readFileSync(join(referenceDirectory ?? "", name));
}

/** A JSON file of the reference. */
export function readReference(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(new TextDecoder().decode(referenceBytes(name))) as Record<string, unknown>;
}

/** Fails unless all values are there, each within the relative error of the expected one. */
export function expectRelative(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  maximum: number,
): void {
  expect(largestError(actual, expected, Math.abs)).toBeLessThanOrEqual(maximum);
}

/** Fails unless all values are there, each within the absolute error of the expected one. */
export function expectAbsolute(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  maximum: number,
): void {
  expect(largestError(actual, expected, () => 1)).toBeLessThanOrEqual(maximum);
}

function largestError(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  scale: (expected: number) => number,
): number {
  expect(actual).toHaveLength(expected.length);
  const errors = Array.from(expected, (wanted, index) => {
    return Math.abs((actual[index] ?? Number.NaN) - wanted) / scale(wanted);
  });
  return Math.max(...errors);
}

/** For programs whose lines are not looked at. */
export const ignoreLines = (): void => undefined;
