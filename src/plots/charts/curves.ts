import { formatNumber } from "../svg/numbers.js";
import type { Line } from "./line.js";
import { isShare, metricTitle, validationName } from "./metric-names.js";

/** What {@link plotLearningCurves} reads of an epoch; the records of `fit` have it. */
export interface CurveEpoch {
  /** Number of the epoch, from 1. */
  readonly epoch: number;
  readonly loss?: number;
  readonly accuracy?: number;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  /** Further metrics by name, those of the validation rows as `validation…`. */
  readonly metrics?: Readonly<Record<string, number>>;
}

/** What every epoch gave, in order. */
export interface CurveHistory {
  readonly epochs: readonly CurveEpoch[];
}

/** A metric's lines: on the training rows, and on the validation rows where there are some. */
export interface MetricCurves {
  readonly metric: string;
  /** Name of the axis, with its unit. */
  readonly label: string;
  /** The least and the greatest value that the metric can have, where it has bounds. */
  readonly bounds?: readonly [number, number];
  readonly lines: readonly Line[];
}

/** The lines of a metric, none where no epoch has it; shares in per cent. */
export function metricCurves(
  history: CurveHistory,
  metric: string,
  label = axisLabel(metric),
): MetricCurves {
  const factor = isShare(metric) ? 100 : 1;
  const x = epochNumbers(history);
  const line = (name: string, key: string): Line => ({
    name,
    x,
    y: history.epochs.map((epoch) => (valueOf(epoch, key) ?? Number.NaN) * factor),
  });
  const has = (key: string): boolean =>
    history.epochs.some((epoch) => valueOf(epoch, key) !== undefined);
  const validation = validationName(metric);
  const named = { metric, label, ...(isShare(metric) && { bounds: [0, 100] as const }) };
  if (!has(metric) && !has(validation)) return { ...named, lines: [] };
  return {
    ...named,
    lines: [line("Training", metric), ...(has(validation) ? [line("Validation", validation)] : [])],
  };
}

/** One sentence on every metric: where its lines begin and end. */
export function describeCurves(curves: readonly MetricCurves[]): string {
  const sentences = curves.map(({ label, lines }) => {
    const parts = lines.map(({ name, y }) => {
      const values = Array.from(y).filter(Number.isFinite);
      const [first] = values;
      const last = values.at(-1);
      const way =
        first === undefined || last === undefined
          ? "no finite values"
          : `from ${formatNumber(first, 4)} to ${formatNumber(last, 4)}`;
      return `${name.toLowerCase()} ${way}`;
    });
    return `${label} over ${lines[0]?.y.length ?? 0} epochs: ${parts.join(", ")}.`;
  });
  return sentences.join(" ");
}

/** An epoch's value under this name, where it has one. */
export function valueOf(epoch: CurveEpoch, key: string): number | undefined {
  const own: unknown = epoch.metrics?.[key] ?? (epoch as unknown as Record<string, unknown>)[key];
  return typeof own === "number" ? own : undefined;
}

function epochNumbers({ epochs }: CurveHistory): number[] {
  const numbers = epochs.map(({ epoch }) => epoch);
  const rising = numbers.every(
    (number, index) => index === 0 || number > (numbers[index - 1] ?? 0),
  );
  return rising ? numbers : numbers.map((_, index) => index + 1);
}

/** `topFiveAccuracy` as `Top five accuracy (%)`. */
function axisLabel(metric: string): string {
  return `${metricTitle(metric)}${isShare(metric) ? " (%)" : ""}`;
}
