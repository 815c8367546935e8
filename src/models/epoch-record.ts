import type { EpochRecord } from "../callbacks/index.js";
import type { Metric } from "../metrics/index.js";
import type { Evaluation } from "./evaluate-rows.js";

/** Brings what an epoch gave into the form that callbacks and histories have. */
export function epochRecord(
  epoch: number,
  loss: number,
  training: Readonly<Record<string, number>>,
  validation: Evaluation | undefined,
  course: Pick<EpochRecord, "learningRate" | "seconds" | "rows" | "batches">,
): EpochRecord {
  const accuracy = training["accuracy"] ?? Number.NaN;
  const validationMetrics = Object.fromEntries(
    Object.entries(validation ?? {}).map(([name, value]) => [validationName(name), value]),
  );
  return {
    epoch,
    loss,
    accuracy,
    ...(validation && {
      validationLoss: validation.loss,
      validationAccuracy: validation.accuracy,
    }),
    metrics: { loss, accuracy, ...training, ...validationMetrics },
    ...course,
  };
}

/**
 * Names of the metrics that records have as numbers.
 *
 * @param areClasses Whether targets are classes: accuracies of others are NaN.
 */
export function recordedNames(
  metrics: readonly Metric[],
  areClasses: boolean,
  validates: boolean,
): readonly string[] {
  const own = metrics.map(({ name }) => name).filter((name) => name !== "accuracy");
  const names = ["loss", ...(areClasses ? ["accuracy"] : []), ...own];
  return validates ? [...names, ...names.map(validationName)] : names;
}

function validationName(metric: string): string {
  return `validation${metric.charAt(0).toUpperCase()}${metric.slice(1)}`;
}
