import type { ReportEpoch } from "./report-options.js";

/** Time of an epoch, or of the mean one, and its throughput; `undefined` where its rows aren't known. */
export interface Pace {
  readonly seconds: number;
  readonly samplesPerSecond: number | undefined;
}

/** How long the epochs took. */
export interface Timing {
  /** Of every epoch that has seconds, in order. */
  readonly epochs: readonly Pace[];
  readonly total: number;
  readonly mean: Pace;
  readonly fastest: Pace;
  readonly slowest: Pace;
}

/** Times of the epochs, `undefined` where none was measured. */
export function timingOf(
  epochs: readonly ReportEpoch[],
  trainingRows: number | undefined,
): Timing | undefined {
  const measured = epochs.flatMap(({ seconds = Number.NaN, rows = trainingRows ?? Number.NaN }) =>
    Number.isFinite(seconds) ? [{ seconds, rows }] : [],
  );
  const sumOf = (part: "seconds" | "rows"): number =>
    measured.reduce((sum, epoch) => sum + epoch[part], 0);
  const total = sumOf("seconds");
  if (total <= 0) return undefined;
  const paces = measured.map(({ seconds, rows }) => paceOf(seconds, rows));
  const sorted = [...paces].sort((one, other) => one.seconds - other.seconds);
  const mean = paceOf(total / measured.length, sumOf("rows") / measured.length);
  const [fastest = mean] = sorted;
  return { epochs: paces, total, mean, fastest, slowest: sorted.at(-1) ?? mean };
}

function paceOf(seconds: number, rows: number): Pace {
  return { seconds, samplesPerSecond: Number.isNaN(rows) ? undefined : rows / seconds };
}
