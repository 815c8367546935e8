import type { Evaluation } from "../models/index.js";
import { beside, section, subheading } from "./html.js";
import { metricTitle } from "../plots/charts/curves.js";
import { metricText } from "./metric-values.js";
import type { ReportOptions, ReportValue } from "./report-options.js";
import { facts } from "./tables.js";

/** What was set, where it ran, and all that was measured in the end. */
export function settingsSection(
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
      titled("Settings", texts(settings)),
      titled("Evaluation", measured),
      titled("Environment", texts(environment)),
    ),
  );
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
