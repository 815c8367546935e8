/**
 * Whether a metric of this name is a share, written in per cent: an accuracy, precision, recall or F1,
 * of one class or of all, on the training or the validation rows.
 */
export function isShare(metric: string): boolean {
  return /(accuracy|precision|recall|f1|confusionMatrix)(Micro|Weighted|OfClass\d+)?$/i.test(
    metric,
  );
}

/** Name that a metric has on the validation rows: `validationLoss`. */
export function validationName(metric: string): string {
  return `validation${metric.charAt(0).toUpperCase()}${metric.slice(1)}`;
}

/** `topFiveAccuracy` as `Top five accuracy`, `validationF1` as `Validation F1`. */
export function metricTitle(metric: string): string {
  const words = metric.replaceAll(
    /(?<=[a-z\d])([A-Z])([A-Z\d]?)/g,
    (_, capital: string, next: string) =>
      ` ${next === "" ? capital.toLowerCase() : `${capital}${next}`}`,
  );
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
