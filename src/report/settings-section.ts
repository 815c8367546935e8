import type { Evaluation, TrainingSettings } from "../models/index.js";
import { beside, section, subheading } from "./html.js";
import { formatCount, formatShare } from "../plots/svg/numbers.js";
import { formatAtMost } from "../terminal/format-number.js";
import { rateChanges, repeatsAccuracy } from "./history-metrics.js";
import { metricTitle } from "../plots/charts/metric-names.js";
import { metricText } from "./metric-values.js";
import type { ReportEpoch, ReportHistory, ReportOptions, ReportValue } from "./report-options.js";
import { facts } from "./tables.js";

/** What was set, where it ran, and all that was measured in the end. */
export function settingsSection(
  { epochs, settings: told }: ReportHistory,
  { settings, environment }: ReportOptions,
  evaluation: Evaluation | undefined,
): string {
  const measured = Object.entries(evaluation ?? {})
    .filter(([name, value]) => !Number.isNaN(value) && !repeatsAccuracy(name))
    .map(([name, value]) => [metricTitle(name), metricText(name, value)] as const);
  return section(
    "Set-up and result",
    "set-up",
    beside([
      titled("Settings", texts({ ...settingsOf(told, epochs), ...settings })),
      titled("Evaluation", measured),
      titled("Environment", texts(environment)),
    ]),
  );
}

/** What a history tells of its training. */
function settingsOf(
  settings: TrainingSettings | undefined,
  epochs: readonly ReportEpoch[],
): Record<string, ReportValue> {
  if (settings === undefined) return ratesOf(epochs);
  const { seed, loss, optimizer, optimizerOptions = {}, batchRows, trainingRows } = settings;
  const { learningRate, weightRegularizer, augmentation, callbacks = [] } = settings;
  const options = Object.entries(optimizerOptions).map(([name, value]) => [
    metricTitle(name),
    value,
  ]);
  return {
    Seed: seed,
    Loss: loss,
    Optimizer: optimizer,
    ...ratesOf(epochs, learningRate),
    ...(Object.fromEntries(options) as Record<string, ReportValue>),
    ...(weightRegularizer !== undefined && { "Weight regularizer": weightRegularizer }),
    ...(augmentation !== undefined && { Augmentation: augmentation }),
    "Batch size": formatCount(batchRows),
    "Training rows": formatCount(trainingRows),
    ...validationOf(settings),
    ...(callbacks.length > 0 && { Callbacks: callbacks.join(", ") }),
  };
}

/** How many rows training is validated on, and their share where they were taken from its own. */
function validationOf({ rows, trainingRows, validationRows = 0 }: TrainingSettings): {
  "Validation rows"?: string;
} {
  if (validationRows === 0) return {};
  const share = trainingRows < rows ? ` (${formatShare(validationRows / rows)})` : "";
  return { "Validation rows": `${formatCount(validationRows)}${share}` };
}

/**
 * The learning rate that was set, and where it began and ended if epochs had others; every epoch's
 * stands in the table of epochs.
 */
function ratesOf(
  epochs: readonly ReportEpoch[],
  initial = epochs[0]?.learningRate,
): Record<string, ReportValue> {
  const first = epochs[0]?.learningRate;
  const last = epochs.at(-1)?.learningRate;
  const set = initial === undefined ? {} : { "Learning rate": initial };
  if (first === undefined || last === undefined) return set;
  if (first === initial && !rateChanges(epochs)) return set;
  const course = `${formatAtMost(first, 3)} to ${formatAtMost(last, 3)}`;
  return { ...set, "Learning rate by epoch": course };
}

function titled(title: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.length === 0 ? "" : subheading(title) + facts(pairs);
}

function texts(
  values: Readonly<Record<string, ReportValue>> = {},
): (readonly [name: string, value: string])[] {
  return Object.entries(values).map(([name, value]) => [name, valueText(value)]);
}

function valueText(value: ReportValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}
