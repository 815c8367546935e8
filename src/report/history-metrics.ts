import type { ReportEpoch } from "./report-options.js";

/**
 * Metrics that have finite values in some epoch, without the prefix `validation`: loss and accuracy
 * first, then those of one's own, then the learning rate where it changes.
 */
export function historyMetrics(epochs: readonly ReportEpoch[]): string[] {
  const measured = new Set(
    epochs.flatMap((epoch) =>
      Object.entries(valuesOf(epoch))
        .filter(([, value]) => Number.isFinite(value))
        .map(([name]) => withoutPrefix(name))
        .filter((name) => !repeatsAccuracy(name)),
    ),
  );
  const usual = ["loss", "accuracy"].filter((name) => measured.has(name));
  const own = [...measured].filter((name) => !usual.includes(name));
  return [...usual, ...own, ...(rateChanges(epochs) ? ["learningRate"] : [])];
}

/** Whether a metric's figure is that of the accuracy under another name. */
export function repeatsAccuracy(metric: string): boolean {
  return metric === "confusionMatrix";
}

/** Whether epochs had different learning rates. */
export function rateChanges(epochs: readonly ReportEpoch[]): boolean {
  return new Set(epochs.map(({ learningRate }) => learningRate)).size > 1;
}

function valuesOf(epoch: ReportEpoch): Record<string, number | undefined> {
  const { loss, accuracy, validationLoss, validationAccuracy, metrics } = epoch;
  return { loss, accuracy, validationLoss, validationAccuracy, ...metrics };
}

function withoutPrefix(name: string): string {
  const own = /^validation([A-Z].*)$/.exec(name)?.[1];
  return own === undefined ? name : `${own.charAt(0).toLowerCase()}${own.slice(1)}`;
}
