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
  const [nameOf, accuracy, loss] =
    evaluation !== undefined
      ? [(metric: string) => metric, evaluation.accuracy, evaluation.loss]
      : last?.validationLoss !== undefined
        ? [ofLastEpoch("Validation"), last.validationAccuracy, last.validationLoss]
        : [ofLastEpoch("Training"), last?.accuracy, last?.loss];
  const figures: [string, number | undefined][] = [
    ["Accuracy", accuracy],
    ["Loss", loss],
  ];
  return figures.flatMap(([metric, value]) =>
    value === undefined || (metric === "Accuracy" && Number.isNaN(value))
      ? []
      : [[nameOf(metric), metricText(metric, value)] as const],
  );
}

/** Says so, as the model may have the weights of an earlier epoch. */
function ofLastEpoch(rows: string): (metric: string) => string {
  return (metric) => `${rows} ${metric.toLowerCase()}, last epoch`;
}
