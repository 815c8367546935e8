import type { OutputKind } from "../layers/index.js";

/** What a metric is to measure, as far as it is known before training or evaluation begins. */
export interface MeasuredModel {
  /** What is known of the numbers that the model gives. */
  readonly outputKind: OutputKind;
  /** Width of predictions and targets. */
  readonly units: number;
  /** Whether every target names one class: labels, one-hot rows, or 0 and 1 in a single column. */
  readonly targetsAreClasses: boolean;
}

/** Why a metric can't measure a model. */
export interface MetricObjection {
  readonly expected: string;
  readonly received: string;
  readonly fix?: string;
}

/** The objection of metrics that count classes, where targets are none. */
export function objectionToNoClasses({
  targetsAreClasses,
}: MeasuredModel): MetricObjection | undefined {
  if (targetsAreClasses) return undefined;
  return {
    expected: "targets that name one class a sample: labels, one-hot rows, or 0 and 1 in a column",
    received: "others, such as several classes a sample",
    fix: "Leave the metric out here.",
  };
}
