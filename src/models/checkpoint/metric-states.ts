import { ArgumentError, FormatError } from "../../errors/index.js";
import type { Metric } from "../../metrics/index.js";
import type { NamedState } from "./training-state.js";

type MetricState = NamedState<readonly number[]>;

/** @throws {ArgumentError} when a metric of one's own can't tell what it has added up. */
export function metricStates(metrics: readonly Metric[]): readonly MetricState[] {
  return metrics.map((metric) => {
    const state = metric.getState?.();
    if (state !== undefined && metric.setState !== undefined) return { name: metric.name, state };
    throw new ArgumentError({
      where: `checkpoint, metric ${metric.name}`,
      expected: "getState and setState, to be saved within an epoch",
      received: "a metric without them",
      fix: "Give it both methods, or take checkpoints at the ends of epochs.",
    });
  });
}

/** Keeps what metrics have added up, and gives what puts it back; metrics that can't tell it stay as they are. */
export function keepMetrics(metrics: readonly Metric[]): () => void {
  const kept = metrics.map((metric) => [metric, metric.getState?.()] as const);
  return () => {
    for (const [metric, state] of kept) {
      if (state !== undefined) metric.setState?.(state);
    }
  };
}

/** @throws {FormatError} unless the states are those of these metrics. */
export function setMetricStates(metrics: readonly Metric[], states: readonly MetricState[]): void {
  const given = states.map(({ name }) => name).join(", ");
  const wanted = metrics.map(({ name }) => name).join(", ");
  if (given !== wanted) {
    throw new FormatError({
      where: "fit, resume, metrics",
      expected: wanted,
      received: given,
      fix: "Give fit the metrics that the training had.",
    });
  }
  metrics.forEach((metric, index) => {
    metric.setState?.(states[index]?.state ?? []);
  });
}
