import { expect } from "vitest";
import { floatArray, wrap, type DType, type Shape, type Tensor } from "../../src/tensor/index.js";
import type { KernelModule } from "./compile-kernels.js";
import { round, uniformNumbers } from "./random-tensor.js";

export const dtypes = ["float32", "float64"] as const;

/** Numbers in [low, high), already rounded to `dtype`. */
export function numbers(count: number, dtype: DType, seed: number, low = -3, high = 3): number[] {
  const next = uniformNumbers(seed);
  return Array.from({ length: count }, () => round(low + (high - low) * next(), dtype));
}

/** A float64 tensor of `values`, for the reference backend. */
export function exact(values: readonly number[], shape: Shape = [values.length]): Tensor {
  return wrap(Float64Array.from(values), shape);
}

/**
 * Fails unless `actual` has the expected values up to an error of `bound` times the larger of
 * |expected| and the element's `scale`, and is NaN where and only where that is expected.
 */
export function expectWithin(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  bound: number,
  where: string,
  scale?: readonly number[],
): void {
  expect(actual.length, where).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const wanted = expected[i]!;
    const value = actual[i]!;
    if (!Number.isFinite(wanted)) {
      expect(value, `${where}, element ${i}`).toBe(wanted);
      continue;
    }
    const error = Math.abs(value - wanted) / Math.max(Math.abs(wanted), scale?.[i] ?? 0, 1e-37);
    if (!(error <= bound)) {
      expect.fail(`${where}, element ${i}: ${value} instead of ${wanted}, relative error ${error}`);
    }
  }
}

/** One array of an element-wise kernel. */
export interface KernelArray {
  readonly values: readonly number[];
  /** Whether the kernel writes it; then its values before the call are `values`. */
  readonly isWritten: boolean;
}

/**
 * Runs a kernel on a range once as a whole and again in pieces, from other alignments, and fails
 * unless all bits are the same and nothing outside the range has been written.
 *
 * @param run Calls the kernel with pointers to the arrays and the range.
 */
export function expectRangeInvariance(
  kernels: KernelModule,
  dtype: DType,
  arrays: readonly KernelArray[],
  run: (pointers: readonly number[], start: number, end: number) => void,
  where: string,
): void {
  const count = arrays[0]!.values.length;
  const resultsOf = (shift: number, cuts: readonly number[]): number[][] => {
    kernels.clear();
    const pointers = arrays.map(({ values }, i) => kernels.place(values, dtype, (i + 1) * shift));
    cuts.slice(1).forEach((end, i) => {
      run(pointers, cuts[i]!, end);
    });
    return pointers.map((pointer) => Array.from(kernels.array(pointer, count, dtype)));
  };
  const whole = resultsOf(0, [0, count]);
  for (const cuts of [
    [0, 1, 2, 3, 5, 8, 8, count],
    [0, 7, 13, count - 1, count],
  ]) {
    expect(resultsOf(1, cuts), `${where} in pieces ${cuts.join(", ")}`).toEqual(whole);
  }
  arrays.forEach(({ values, isWritten }, i) => {
    if (!isWritten) expect(whole[i], `${where}, array ${i}, only read`).toEqual(values);
  });
  // Ends of every remainder by the number of lanes.
  for (const end of [count - 5, count - 4, count - 3, count - 2]) {
    const middle = resultsOf(0, [3, end]);
    arrays.forEach(({ values }, i) => {
      const expected = whole[i]!.map((value, j) => (j >= 3 && j < end ? value : values[j]));
      expect(middle[i], `${where}, array ${i}, elements outside 3 to ${end}`).toEqual(expected);
    });
  }
}

/** An array of NaN that a kernel overwrites. */
export function overwritten(count: number): KernelArray {
  return { values: new Array<number>(count).fill(Number.NaN), isWritten: true };
}

/** An array that a kernel reads. */
export function readOnly(values: readonly number[]): KernelArray {
  return { values, isWritten: false };
}

/** An array that a kernel updates. */
export function updatedInPlace(values: readonly number[]): KernelArray {
  return { values, isWritten: true };
}

/** A tensor of zeros for the reference backend's result. */
export function result(shape: Shape): Tensor {
  const count = shape.reduce((product, length) => product * length, 1);
  return wrap(floatArray(count, "float64"), shape);
}
