import { getBackend } from "../backends/default-backend.js";
import { ArgumentError, ShapeError } from "../errors/index.js";
import { asColumn, formatShape, isTensor } from "../tensor/index.js";
import { integerValues, type IntegerArray, type IntegerNdArray } from "../tensor/integer-values.js";
import type { DType, Tensor } from "../tensor/index.js";
import { requireFinite } from "./check-inputs.js";
import { describe } from "../tensor/describe.js";
import { requireWithinData } from "../tensor/within-data.js";
import { Workspace } from "./workspace.js";

/**
 * Integer class labels, one a sample: a typed array of any integers, an ndarray `[samples]` or
 * `[samples, 1]` over one, or an array of numbers.
 */
export type ClassLabels = IntegerArray | IntegerNdArray | readonly number[];

/** What a model is trained towards: one-hot or other tensors `[samples, units]`, or class labels. */
export type Targets = Tensor | ClassLabels;

/** Targets that are read in blocks as tensors `[rows, units]`. */
export interface TargetRows {
  /** Whether every target names one class, so that accuracy means something. */
  readonly areClasses: boolean;
  readonly units: number;
  /** Targets of rows `order[start] … order[end − 1]`, or `start … end − 1`; valid until the next call. */
  read(order: Int32Array | undefined, start: number, end: number): Tensor;
  /** Gives the memory back. */
  dispose(): void;
}

/** What targets must fit. */
export interface TargetOptions {
  readonly samples: number;
  /** Width of the model's output; called after everything that doesn't need it has been checked. */
  units(): number;
  readonly dtype: DType;
  /** The most rows that one `read` asks for. */
  readonly blockRows: number;
  readonly where: string;
}

/**
 * Checks targets and prepares them for being read in blocks.
 *
 * @throws {ArgumentError} when a label is no class of the model, or a target isn't finite.
 * @throws {ShapeError} when there aren't as many targets as samples, or they have another width.
 */
export function prepareTargets(targets: Targets, options: TargetOptions): TargetRows {
  if (isTensor(targets)) return tensorTargets(targets, options);
  return labelTargets(toLabels(targets, options.where), options);
}

function tensorTargets(targets: Tensor, options: TargetOptions): TargetRows {
  requireCount(targets.shape[0] ?? 0, options);
  requireWithinData(targets, options.where);
  requireFinite(targets, options.where);
  const { dtype, blockRows } = options;
  const columns = asColumns(targets, options);
  const rows = getBackend().prepare(columns, { dtype, blockRows, productsOnly: false });
  return {
    areClasses: isOneHot(columns),
    units: columns.shape[1] ?? 0,
    read: (order, start, end) => rows.read(order, start, end),
    dispose: () => {
      rows.dispose();
    },
  };
}

function labelTargets(given: ArrayLike<number>, options: TargetOptions): TargetRows {
  requireCount(given.length, options);
  const labels = Int32Array.from(given, (label, sample) => {
    if (Number.isInteger(label) && label >= 0 && label < 2 ** 31) return label;
    throw labelError("whole numbers from 0", sample, label, options.where);
  });
  const { dtype } = options;
  const units = options.units();
  // One unit stands for two classes: its label is 0 or 1.
  const classes = Math.max(2, units);
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong >= 0) {
    const expected = `a class from 0 to ${classes - 1}, as the model's last layer has width ${units}`;
    throw labelError(expected, wrong, labels[wrong], options.where);
  }
  const workspace = new Workspace(getBackend());
  return {
    areClasses: true,
    units,
    read(order, start, end): Tensor {
      const target = workspace.allocate(workspace, "targets", [end - start, units], dtype);
      const data = target.data.subarray(target.offset, target.offset + target.size);
      if (units > 1) data.fill(0);
      for (let row = start; row < end; row += 1) {
        const label = (order === undefined ? labels[row] : labels[order[row] ?? 0]) ?? 0;
        if (units === 1) data[row - start] = label;
        else data[(row - start) * units + label] = 1;
      }
      return target;
    },
    dispose: () => {
      workspace.dispose();
    },
  };
}

/** Targets as `[samples, units]`; one-dimensional ones are those of a model of one unit. */
function asColumns(targets: Tensor, options: TargetOptions): Tensor {
  const { samples, where } = options;
  const units = options.units();
  if (targets.shape.length === 2 && targets.shape[1] === units) return targets;
  if (targets.shape.length === 1 && units === 1) return asColumn(targets);
  throw new ShapeError({
    where,
    expected: `shape [${samples}, ${units}], or ${samples} integer class labels`,
    received: formatShape(targets.shape),
    fix: `The model's last layer has width ${units}.`,
  });
}

function toLabels(targets: ClassLabels, where: string): ArrayLike<number> {
  if (Array.isArray(targets)) return targets as readonly number[];
  const labels = integerValues(targets);
  if (labels !== undefined) return labels;
  throw new ArgumentError({
    where,
    expected:
      "a float tensor, or integer labels as an array, a typed array, or an ndarray [samples]",
    received: describe(targets),
    fix: "Integer labels have one dimension; one-hot targets are float32 or float64.",
  });
}

/** Whether every row has one 1 and zeros else; in a column, whether all are 0 or 1. */
function isOneHot(targets: Tensor): boolean {
  const [rows = 0, units = 0] = targets.shape;
  for (let row = 0; row < rows; row += 1) {
    let ones = 0;
    for (let unit = 0; unit < units; unit += 1) {
      const value = targets.get(row, unit);
      if (value === 1) ones += 1;
      else if (value !== 0) return false;
    }
    if (units > 1 && ones !== 1) return false;
  }
  return true;
}

function requireCount(received: number, { samples, where }: TargetOptions): void {
  if (received === samples) return;
  throw new ShapeError({
    where,
    expected: `${samples} targets, one for every sample`,
    received: String(received),
  });
}

function labelError(
  expected: string,
  sample: number,
  label: number | undefined,
  where: string,
): ArgumentError {
  return new ArgumentError({
    where: `${where}, label of sample ${sample}`,
    expected,
    received: describe(label),
  });
}
