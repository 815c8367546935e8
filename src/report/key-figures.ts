import { element } from "../plots/svg/element.js";
import { formatCount } from "../plots/svg/numbers.js";
import { abbreviateCount } from "../terminal/abbreviate-count.js";
import { formatDuration } from "../terminal/format-duration.js";
import type { Evaluation } from "../models/index.js";
import { words } from "./html.js";
import { metricText } from "./metric-values.js";
import type { ReportEpoch } from "./report-options.js";
import type { Timing } from "./timing.js";

/** What the figures at the top come from. */
export interface KeyFigureSources {
  readonly epochs: readonly ReportEpoch[];
  readonly evaluation: Evaluation | undefined;
  readonly timing: Timing | undefined;
  readonly parameters: number;
}

/** The figures that one looks for first, as large as they matter. */
export function keyFigures({ epochs, evaluation, timing, parameters }: KeyFigureSources): string {
  const figures: (readonly [name: string, value: string])[] = [
    ...resultFigures(evaluation, epochs.at(-1)),
    ["Epochs", formatCount(epochs.length)],
    ...(timing === undefined ? [] : ([["Training time", formatDuration(timing.total)]] as const)),
    ...(timing?.mean.samplesPerSecond === undefined
      ? []
      : ([["Samples a second", abbreviateCount(timing.mean.samplesPerSecond)]] as const)),
    ["Parameters", formatCount(parameters)],
  ];
  const tiles = figures.map(([name, value]) =>
    element("div", {}, element("dt", {}, words(name)), element("dd", {}, words(value))),
  );
  return element("dl", { class: "figures", "aria-label": "Key figures" }, ...tiles);
}

/** Accuracy and loss of the evaluation, else of the last epoch's validation, else of its training. */
function resultFigures(
  evaluation: Evaluation | undefined,
  last: ReportEpoch | undefined,
): (readonly [string, string])[] {
  const [prefix, accuracy, loss] =
    evaluation !== undefined
      ? ["", evaluation.accuracy, evaluation.loss]
      : last?.validationLoss !== undefined
        ? ["Validation ", last.validationAccuracy, last.validationLoss]
        : ["Training ", last?.accuracy, last?.loss];
  const figures: [string, string, number | undefined][] = [
    [`${prefix}accuracy`, "accuracy", accuracy],
    [`${prefix}loss`, "loss", loss],
  ];
  return figures.flatMap(([name, metric, value]) =>
    value === undefined || (metric === "accuracy" && Number.isNaN(value))
      ? []
      : [[`${name.charAt(0).toUpperCase()}${name.slice(1)}`, metricText(metric, value)] as const],
  );
}
