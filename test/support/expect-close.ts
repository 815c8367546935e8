import { expect } from "vitest";
import {
  dtypeOf,
  elementCount,
  formatShape,
  type Shape,
  type Tensor,
} from "../../src/tensor/index.js";
import { round, valuesOf } from "./random-tensor.js";

/** How far results may be from what is expected; an element passes when it meets any one of the bounds. */
export interface Tolerance {
  /** Of the error divided by the larger of |expected| and the element's `scale`. */
  readonly relative?: number;
  /** Of the error itself. */
  readonly absolute?: number;
  /** Of the error in units in the last place of the expected value. */
  readonly ulp?: number;
  /** Magnitudes that relative errors refer to where a sum cancels: Σ|terms| of each element. */
  readonly scale?: ArrayLike<number>;
}

/** The largest errors of a result, and the element that has the largest relative one. */
export interface ErrorReport {
  readonly relative: number;
  readonly absolute: number;
  readonly ulp: number;
  readonly worstIndex: number;
}

/** Fails unless `actual` has the expected values, NaN where and only where NaN is expected. */
export function expectClose(
  actual: Tensor,
  expected: Tensor | ArrayLike<number>,
  tolerance: Tolerance,
  where = "",
): void {
  const wanted = "stride" in expected ? valuesOf(expected) : Array.from(expected);
  expect(elementCount(actual.shape), `${where}: number of elements`).toBe(wanted.length);
  const spacing = dtypeOf(actual) === "float32" ? 2 ** -23 : 2 ** -52;
  const smallest = dtypeOf(actual) === "float32" ? 2 ** -126 : 2 ** -1022;
  const rounded = wanted.map((value) => round(value, dtypeOf(actual)));
  const values = valuesOf(actual);
  const failures = values.flatMap((value, i) =>
    passes(value, rounded[i]!, tolerance, tolerance.scale?.[i] ?? 0, spacing, smallest) ? [] : [i],
  );
  if (failures.length === 0) return;
  const report = errors(values, rounded, spacing, tolerance.scale);
  const worst = failures.includes(report.worstIndex) ? report.worstIndex : failures[0]!;
  expect.fail(
    `${where}: ${failures.length} of ${values.length} elements are off, the worst at ` +
      `${formatShape(indexOf(worst, actual.shape))}: ${String(values[worst])} instead of ` +
      `${String(rounded[worst])} (largest relative error ${report.relative.toExponential(2)}, ` +
      `absolute ${report.absolute.toExponential(2)}, ${report.ulp.toFixed(1)} ulp)`,
  );
}

/** Fails unless the number `actual` is `expected` up to the relative error, or both are NaN. */
export function expectCloseNumber(
  actual: number,
  expected: number,
  tolerance: { readonly relative: number; readonly scale?: number },
  where = "",
): void {
  const { relative, scale = 0 } = tolerance;
  if (passes(actual, expected, { relative }, scale, 2 ** -52, 2 ** -1022)) return;
  expect.fail(`${where}: ${actual} instead of ${expected}, relative error above ${relative}`);
}

/** Errors over all elements where both values are finite. */
export function errors(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  spacing: number,
  scale?: ArrayLike<number>,
): ErrorReport {
  const report = { relative: 0, absolute: 0, ulp: 0, worstIndex: 0 };
  for (let i = 0; i < expected.length; i++) {
    const absolute = Math.abs(actual[i]! - expected[i]!);
    if (!Number.isFinite(absolute) || absolute === 0) continue;
    const relative = absolute / Math.max(Math.abs(expected[i]!), scale?.[i] ?? 0);
    if (relative > report.relative) report.worstIndex = i;
    report.relative = Math.max(report.relative, relative);
    report.absolute = Math.max(report.absolute, absolute);
    report.ulp = Math.max(report.ulp, absolute / unitInLastPlace(expected[i]!, spacing));
  }
  return report;
}

function passes(
  actual: number,
  expected: number,
  { relative = 0, absolute = 0, ulp = 0 }: Tolerance,
  scale: number,
  spacing: number,
  smallest: number,
): boolean {
  if (Number.isNaN(expected) || Number.isNaN(actual)) return Object.is(actual, expected);
  if (actual === expected) return true;
  const error = Math.abs(actual - expected);
  if (!Number.isFinite(error)) return false;
  return (
    error <= relative * Math.max(Math.abs(expected), scale, smallest) ||
    error <= absolute ||
    error <= ulp * unitInLastPlace(expected, spacing)
  );
}

function unitInLastPlace(value: number, spacing: number): number {
  return 2 ** Math.floor(Math.log2(Math.max(Math.abs(value), Number.MIN_VALUE))) * spacing;
}

function indexOf(position: number, shape: Shape): number[] {
  const index: number[] = [];
  let rest = position;
  for (const length of [...shape].reverse()) {
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return index;
}
