import type { Evaluation, TrainingSettings } from "../models/index.js";
import { beside, section, subheading } from "./html.js";
import { formatCount } from "../plots/svg/numbers.js";
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
  if (settings === undefined) return rateOf(epochs);
  const { seed, loss, optimizer, optimizerOptions = {}, batchRows, trainingRows } = settings;
  const options = Object.entries(optimizerOptions).map(([name, value]) => [
    metricTitle(name),
    value,
  ]);
  return {
    Seed: seed,
    Loss: loss,
    Optimizer: optimizer,
    ...rateOf(epochs),
    ...(Object.fromEntries(options) as Record<string, ReportValue>),
    "Batch size": formatCount(batchRows),
    "Training rows": formatCount(trainingRows),
  };
}

/** The learning rate, or where it began and ended; every epoch's stands in the table of epochs. */
function rateOf(epochs: readonly ReportEpoch[]): Record<string, ReportValue> {
  const first = epochs[0]?.learningRate;
  const last = epochs.at(-1)?.learningRate;
  if (first === undefined || last === undefined) return {};
  if (!rateChanges(epochs)) return { "Learning rate": first };
  return { "Learning rate": `${formatAtMost(first, 3)} to ${formatAtMost(last, 3)}, by epoch` };
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
