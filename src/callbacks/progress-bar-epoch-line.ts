import { fitParts, joinParts, type Part } from "../terminal/fit-parts.js";
import { formatDuration } from "../terminal/format-duration.js";
import type { EpochRecord } from "./callback.js";
import {
  countText,
  epochText,
  metricText,
  metricValue,
  rateText,
  speedText,
} from "./progress-bar-parts.js";

/** An epoch that is done. */
export interface FinishedEpoch {
  readonly record: EpochRecord;
  readonly epochs: number;
  readonly samplesPerSecond: number;
  /** Batches of a whole epoch, where they are known. */
  readonly batchesPerEpoch: number | undefined;
}

/**
 * `Epoch 3/10 loss 0.1234 (validation 0.1402) accuracy 96.41 % (validation 95.80 %) rate 0.1
 * 412k samples/s 1.2 s`, in so many columns. `(120/469)` behind its number says how many batches were done where
 * training was stopped within the epoch.
 */
export function epochLine(finished: FinishedEpoch, columns: number): string {
  const { record, epochs, samplesPerSecond, batchesPerEpoch = 0 } = finished;
  const isPartial = record.batches < batchesPerEpoch;
  const batches = isPartial ? ` (${countText(record.batches, batchesPerEpoch)})` : "";
  return joinParts(
    fitParts(
      [
        [{ text: epochText(record.epoch, epochs) + batches, importance: 12 }],
        ...metricParts(record.metrics),
        [{ text: rateText(record.learningRate), importance: 0 }],
        [{ text: speedText(samplesPerSecond), importance: 1 }],
        [{ text: formatDuration(record.seconds), importance: 6 }],
      ],
      columns,
    ),
  );
}

/** How much it matters that there is room for a metric's forms, the shortest first. */
const importances: ReadonlyMap<string, readonly [number, number, number]> = new Map([
  ["loss", [11, 8, 7]],
  ["accuracy", [10, 9, 3]],
]);
const importancesOfOthers = [5, 4, 2] as const;

/** A part for every metric, with its value on the validation rows where there is one. */
function metricParts(metrics: Readonly<Record<string, number>>): Part[] {
  const validationNames = new Set(Object.keys(metrics).map(validationName));
  return Object.entries(metrics)
    .filter(([name]) => !validationNames.has(name))
    .map(([name, value]) => {
      const validation = metrics[validationName(name)];
      const isUnknown = name === "accuracy" && Number.isNaN(value);
      return isUnknown ? [] : metricForms(name, value, validation);
    });
}

function metricForms(name: string, value: number, validation: number | undefined): Part {
  const [shortest, longer, longest] = importances.get(name) ?? importancesOfOthers;
  const text = metricText(name, value);
  const alone = { text, importance: shortest };
  if (validation === undefined) return [alone];
  const other = metricValue(name, validation);
  return [
    alone,
    { text: `${text} (${other})`, importance: longer },
    { text: `${text} (validation ${other})`, importance: longest },
  ];
}

/** The name in an epoch's record of a metric's value on the validation rows. */
function validationName(metric: string): string {
  return `validation${metric.charAt(0).toUpperCase()}${metric.slice(1)}`;
}
