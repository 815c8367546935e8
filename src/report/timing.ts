import type { ReportEpoch } from "./report-options.js";

/** How long the epochs took. */
export interface Timing {
  /** Seconds of every epoch that has them, in order. */
  readonly seconds: readonly number[];
  readonly total: number;
  readonly mean: number;
  readonly fastest: number;
  readonly slowest: number;
  /** Samples a second over all epochs; `undefined` where the rows of an epoch aren't known. */
  readonly samplesPerSecond: number | undefined;
}

/** Times of the epochs, `undefined` where none was measured. */
export function timingOf(
  epochs: readonly ReportEpoch[],
  trainingRows: number | undefined,
): Timing | undefined {
  const seconds = epochs.flatMap((epoch) => epoch.seconds ?? []).filter(Number.isFinite);
  const total = seconds.reduce((sum, one) => sum + one, 0);
  if (total <= 0) return undefined;
  return {
    seconds,
    total,
    mean: total / seconds.length,
    fastest: Math.min(...seconds),
    slowest: Math.max(...seconds),
    samplesPerSecond:
      trainingRows === undefined ? undefined : (trainingRows * seconds.length) / total,
  };
}
