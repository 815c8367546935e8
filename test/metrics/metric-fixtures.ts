import { readFileSync } from "node:fs";
import type { Metric } from "../../src/metrics/index.js";
import type { Tensor } from "../../src/tensor/index.js";
import { float64 } from "../support/tensors.js";

/** One figure by class, and its averages. */
export interface ClassFigures {
  readonly perClass: readonly number[];
  readonly macro: number;
  readonly micro: number;
  readonly weighted: number;
}

interface Rows {
  readonly name: string;
  readonly predictions: readonly (readonly number[])[];
  readonly targets: readonly (readonly number[])[];
}

/** Predictions and targets of classes, with what NumPy gives for them. */
export interface ClassificationCase extends Rows {
  readonly accuracy: number;
  /** For k from 1 to the number of classes, and one more. */
  readonly topK: readonly number[];
  readonly confusion: readonly (readonly number[])[];
  readonly precision: ClassFigures;
  readonly recall: ClassFigures;
  readonly f1: ClassFigures;
  /** Pairs of epsilon and the log loss. */
  readonly logLoss: readonly (readonly [number, number])[];
}

/** Predictions and targets of numbers, with what NumPy gives for them. */
export interface RegressionCase extends Rows {
  readonly meanSquaredError: number;
  readonly rootMeanSquaredError: number;
  readonly meanAbsoluteError: number;
  readonly r2PerUnit: readonly number[];
  readonly r2: number;
}

const fixture = JSON.parse(
  readFileSync(new URL("../fixtures/metrics.json", import.meta.url), "utf8"),
) as {
  readonly classification: readonly ClassificationCase[];
  readonly regression: readonly RegressionCase[];
};

/** For `it.each`: `[title, case]`. */
export const classificationCases = fixture.classification.map((each) => [each.name, each] as const);

/** For `it.each`: `[title, case]`. */
export const regressionCases = fixture.regression.map((each) => [each.name, each] as const);

/** Gives a metric all samples of a case in blocks of four rows, of which the last may be smaller. */
export function measured<M extends Metric>(metric: M, rows: Rows): M {
  updateInBlocks(metric, float64(rows.predictions), float64(rows.targets), 4);
  return metric;
}

/** Gives a metric the samples in blocks. */
export function updateInBlocks(
  metric: Metric,
  predictions: Tensor,
  targets: Tensor,
  blockRows: number,
): void {
  const [rows = 0] = predictions.shape;
  for (let start = 0; start < rows; start += blockRows) {
    const count = Math.min(blockRows, rows - start);
    metric.update(rowsOf(predictions, start, count), rowsOf(targets, start, count));
  }
}

/** Rows `start` to `start + count − 1`, as a view. */
export function rowsOf(all: Tensor, start: number, count: number): Tensor {
  return all.lo(start).hi(count);
}
