import type { NdArray } from "ndarray";
import { getBackend } from "../backends/default-backend.js";
import { ArgumentError, ShapeError } from "../errors/index.js";
import { asColumn, formatShape, isNdArray, isTensor } from "../tensor/index.js";
import type { DType, Tensor } from "../tensor/index.js";
import { describe } from "./check-inputs.js";
import { Workspace } from "./workspace.js";

/** Integer class labels, one a sample. */
export type ClassLabels =
  Uint8Array | Int32Array | NdArray<Uint8Array> | NdArray<Int32Array> | readonly number[];

/** What a model is trained towards: one-hot or other tensors `[samples, units]`, or class labels. */
export type Targets = Tensor | ClassLabels;

/** Targets that are read in blocks as tensors `[rows, units]`. */
export interface TargetRows {
  /** Whether every target names one class, so that accuracy means something. */
  readonly areClasses: boolean;
  /** Targets of rows `order[start] … order[end − 1]`, or `start … end − 1`; valid until the next call. */
  read(order: Int32Array | undefined, start: number, end: number): Tensor;
  /** Gives the memory back. */
  dispose(): void;
}

/** What targets must fit. */
export interface TargetOptions {
  readonly samples: number;
  readonly units: number;
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
  if (isTensor(targets)) return tensorTargets(asRows(targets, options), options);
  return labelTargets(checkedLabels(toLabels(targets, options.where), options), options);
}

function tensorTargets(targets: Tensor, options: TargetOptions): TargetRows {
  const backend = getBackend();
  if (!backend.isFinite(targets)) {
    throw new ArgumentError({
      where: options.where,
      expected: "finite numbers",
      received: "NaN or infinity",
    });
  }
  const rows = backend.prepare(targets, {
    dtype: options.dtype,
    blockRows: options.blockRows,
    productsOnly: false,
  });
  return {
    areClasses: isOneHot(targets),
    read: (order, start, end) => rows.read(order, start, end),
    dispose: () => {
      rows.dispose();
    },
  };
}

function labelTargets(labels: Int32Array, options: TargetOptions): TargetRows {
  const { units, dtype } = options;
  const workspace = new Workspace(getBackend());
  return {
    areClasses: true,
    read(order, start, end): Tensor {
      const target = workspace.allocate(workspace, "targets", [end - start, units], dtype);
      const data = target.data.subarray(target.offset, target.offset + target.size);
      data.fill(0);
      for (let row = start; row < end; row += 1) {
        const label = labels[order?.[row] ?? row] ?? 0;
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
function asRows(targets: Tensor, options: TargetOptions): Tensor {
  requireCount(targets.shape[0] ?? 0, options);
  const { units } = options;
  if (targets.shape.length === 2 && targets.shape[1] === units) return targets;
  if (targets.shape.length === 1 && units === 1) {
    return asColumn(targets);
  }
  throw new ShapeError({
    where: options.where,
    expected: `shape [${options.samples}, ${units}], or ${options.samples} integer class labels`,
    received: formatShape(targets.shape),
    fix: `The model's last layer has ${units} units.`,
  });
}

function toLabels(targets: ClassLabels, where: string): ArrayLike<number> {
  if (targets instanceof Uint8Array || targets instanceof Int32Array) return targets;
  if (Array.isArray(targets)) return targets as readonly number[];
  if (isNdArray(targets) && targets.shape.length === 1) {
    const { data } = targets;
    if (data instanceof Uint8Array || data instanceof Int32Array) {
      return Array.from({ length: targets.size }, (_, index) => targets.get(index));
    }
  }
  throw new ArgumentError({
    where,
    expected:
      "a float tensor, or integer labels as Uint8Array, Int32Array or a 1-d ndarray of those",
    received: describe(targets),
  });
}

/** One unit stands for two classes: its label is 0 or 1. */
function checkedLabels(labels: ArrayLike<number>, options: TargetOptions): Int32Array {
  requireCount(labels.length, options);
  const classes = Math.max(2, options.units);
  return Int32Array.from(labels, (label, sample) => {
    if (Number.isInteger(label) && label >= 0 && label < classes) return label;
    throw new ArgumentError({
      where: `${options.where}, label of sample ${sample}`,
      expected: `a class from 0 to ${classes - 1}`,
      received: String(label),
      fix: `The model's last layer has ${options.units} units.`,
    });
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
