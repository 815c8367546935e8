import type { Evaluation, TrainingSettings } from "../models/index.js";
import { beside, section, subheading } from "./html.js";
import { metricTitle } from "../plots/charts/curves.js";
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
    .filter(([, value]) => !Number.isNaN(value))
    .map(([name, value]) => [metricTitle(name), metricText(name, value)] as const);
  return section(
    "Set-up and result",
    "set-up",
    beside(
      titled("Settings", texts({ ...settingsOf(told, epochs), ...settings })),
      titled("Evaluation", measured),
      titled("Environment", texts(environment)),
    ),
  );
}

/** What a history tells of its training. */
function settingsOf(
  settings: TrainingSettings | undefined,
  epochs: readonly ReportEpoch[],
): Record<string, ReportValue> {
  if (settings === undefined) return {};
  const { seed, loss, optimizer, batchRows, trainingRows } = settings;
  const rate = epochs[0]?.learningRate;
  const isConstant = epochs.every(({ learningRate }) => learningRate === rate);
  return {
    Seed: seed,
    Loss: loss,
    Optimizer: optimizer,
    ...(rate !== undefined && isConstant && { "Learning rate": rate }),
    "Batch size": batchRows,
    "Training rows": trainingRows,
  };
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
