import type { Shape } from "../tensor/index.js";

/** One derivative, as `backward` gives it and as the change of the output tells it. */
export interface GradientDifference {
  /** `"input"`, or the parameter's name; for losses `"predictions"`. */
  readonly where: string;
  /** Place of the element that the derivative is taken with respect to. */
  readonly index: readonly number[];
  readonly analytic: number;
  readonly numeric: number;
  /** `|analytic − numeric| / max(1, |analytic|, |numeric|)`; Infinity where one of them isn't finite. */
  readonly relativeError: number;
}

/** The largest difference in one tensor. */
export interface TensorGradientReport {
  readonly where: string;
  /** Number of elements that were compared. */
  readonly checked: number;
  readonly worst: GradientDifference;
}

/** Outcome of a gradient check. */
export interface GradientCheckReport {
  /** Whether no relative error is above `tolerance`. */
  readonly passed: boolean;
  readonly maximumRelativeError: number;
  readonly tolerance: number;
  /** Number of elements that were compared. */
  readonly checked: number;
  /** The element with the largest relative error. */
  readonly worst: GradientDifference;
  /** The largest difference in the input and in every parameter. */
  readonly tensors: readonly TensorGradientReport[];
}

/** Sums up the reports of the tensors, of which there is at least one. */
export function summarize(
  tensors: readonly [TensorGradientReport, ...TensorGradientReport[]],
  tolerance: number,
): GradientCheckReport {
  const worst = tensors.map((report) => report.worst).reduce(larger);
  return {
    passed: worst.relativeError <= tolerance,
    maximumRelativeError: worst.relativeError,
    tolerance,
    checked: tensors.reduce((sum, report) => sum + report.checked, 0),
    worst,
    tensors,
  };
}

/** The difference of one element's derivatives. */
export function difference(
  where: string,
  index: readonly number[],
  analytic: number,
  numeric: number,
): GradientDifference {
  const magnitude = Math.max(1, Math.abs(analytic), Math.abs(numeric));
  const error = Math.abs(analytic - numeric) / magnitude;
  return {
    where,
    index,
    analytic,
    numeric,
    relativeError: Number.isFinite(error) ? error : Infinity,
  };
}

/** The one with the larger relative error. */
export function larger(left: GradientDifference, right: GradientDifference): GradientDifference {
  return right.relativeError > left.relativeError ? right : left;
}

/** Place of the element that comes at `position` in row order. */
export function indexAt(position: number, shape: Shape): number[] {
  const index: number[] = [];
  let rest = position;
  for (const length of [...shape].reverse()) {
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return index;
}
