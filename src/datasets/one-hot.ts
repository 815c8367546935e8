import { ArgumentError, ShapeError } from "../errors/index.js";
import {
  floatArray,
  formatShape,
  isNdArray,
  requirePositiveInteger,
  wrap,
  type DType,
} from "../tensor/index.js";
import { integerValues, type IntegerArray, type IntegerNdArray } from "../tensor/integer-values.js";
import { requireDType, type TensorOf } from "./tensor-of.js";

/** Class labels, whole numbers from 0 on, one a sample. */
export type Labels = IntegerArray | IntegerNdArray | readonly number[];

/** Options of {@link oneHot}. */
export interface OneHotOptions<D extends DType = DType> {
  /** Default: `"float32"`. */
  readonly dtype?: D;
}

/**
 * Class labels as rows with a single 1: `output[i, j] = (labels[i] === j) ? 1 : 0`.
 *
 * @param classes Number of classes. Default: the greatest label and 1. Give it when a class may be
 * missing from the labels.
 * @returns `[labels, classes]`.
 * @throws {ArgumentError} when a label is no whole number from 0 to `classes − 1`, or when there
 * are no labels to count the classes of.
 * @throws {ShapeError} when the labels are an ndarray of floats, or of another shape than `[labels]` or
 * `[labels, 1]`.
 */
export function oneHot<D extends DType = "float32">(
  labels: Labels,
  classes?: number,
  options: OneHotOptions<D> = {},
): TensorOf<D> {
  const dtype: DType = options.dtype ?? "float32";
  requireDType(dtype, "oneHot");
  if (classes !== undefined) requirePositiveInteger(classes, "oneHot, classes");
  const values = labelValues(labels);
  const width = classes ?? countClasses(values);
  requireIndexable(values.length, width);
  const output = floatArray(values.length * width, dtype);
  for (let index = 0; index < values.length; index++) {
    const label = values[index] as number;
    if (!isLabel(label) || label >= width) throw labelError(index, label, width);
    output[index * width + label] = 1;
  }
  return wrap(output, [values.length, width]) as TensorOf<D>;
}

function labelValues(labels: Labels): ArrayLike<number> {
  if (Array.isArray(labels)) return labels as readonly number[];
  const values = integerValues(labels);
  if (values !== undefined) return values;
  const isArray = isNdArray(labels);
  throw new ShapeError({
    where: "oneHot, labels",
    expected: "whole numbers in one dimension",
    received: isArray ? `${labels.dtype} ${formatShape(labels.shape)}` : typeof labels,
    fix: "Labels that are one-hot already need no oneHot.",
  });
}

function countClasses(values: ArrayLike<number>): number {
  if (values.length === 0) {
    throw new ArgumentError({
      where: "oneHot, classes",
      expected: "the number of classes, as there are no labels to count them by",
      received: "undefined",
    });
  }
  let greatest = 0;
  for (let index = 0; index < values.length; index++) {
    const label = values[index] as number;
    if (!isLabel(label)) throw labelError(index, label, Number.POSITIVE_INFINITY);
    if (label > greatest) greatest = label;
  }
  return greatest + 1;
}

function isLabel(label: unknown): boolean {
  return Number.isSafeInteger(label) && (label as number) >= 0;
}

/** Beyond 2³¹ elements an ndarray can't address its data. */
function requireIndexable(rows: number, classes: number): void {
  if (rows * classes < 2 ** 31) return;
  throw new ArgumentError({
    where: "oneHot, classes",
    expected: `fewer than 2^31 elements for ${rows} labels`,
    received: `${classes} classes`,
    fix: "Check that the labels are class numbers, or give the number of classes.",
  });
}

function labelError(index: number, label: number, classes: number): ArgumentError {
  return new ArgumentError({
    where: `oneHot, labels[${index}]`,
    expected:
      classes === Number.POSITIVE_INFINITY
        ? "a whole number of at least 0"
        : `a whole number from 0 to ${classes - 1}`,
    received: String(label),
  });
}
