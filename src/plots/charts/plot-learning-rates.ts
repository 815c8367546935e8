import { requirePositive } from "../../tensor/index.js";
import { checkOptions, requireThat } from "../arguments/check-members.js";
import { aScale, pictureKinds } from "../arguments/picture-kinds.js";
import { aText, isRecord, numbers } from "../arguments/value-kinds.js";
import { element } from "../svg/element.js";
import { legend, type LegendEntry } from "../svg/legend.js";
import { formatNumber } from "../svg/numbers.js";
import { picture, type PictureOptions } from "../svg/picture.js";
import type { ScaleKind } from "./axis-scale.js";
import { drawPanel, ruleStyle } from "./line-panel.js";
import { checkLines, type Line } from "./line.js";
import { sampleWidth } from "./line-style.js";
import { defaultWidth, lineEntries, requireHeight } from "./plot-lines.js";

/** Losses that a sweep of learning rates gave. */
export interface LearningRateLosses {
  /** In the order of the sweep. */
  readonly rates: ArrayLike<number>;
  /** The loss at each rate; NaN and Infinity, as of training that broke down, leave a gap. */
  readonly losses: ArrayLike<number>;
  /** The losses, smoothed: a line of its own. */
  readonly smoothed?: ArrayLike<number>;
  /** A rate to mark. */
  readonly suggestion?: number | undefined;
}

/** Options of {@link plotLearningRates}. */
export interface PlotLearningRatesOptions extends PictureOptions {
  /** Height of the axes with their labels, in pixels. Default: 300. */
  readonly height?: number;
  /** Default: `"log"`, as losses of a rate that is too large are large without end. */
  readonly lossScale?: ScaleKind;
  /** Name of the loss, with its unit: `"Cross-entropy (nats)"`. Default: `"Loss"`. */
  readonly lossLabel?: string;
}

/**
 * Loss against learning rate, as SVG; the rates on a log axis.
 *
 * @throws {ShapeError} when there are not as many losses as rates.
 * @throws {ArgumentError} when `suggestion` is not above 0.
 */
export function plotLearningRates(
  sweep: LearningRateLosses,
  options: PlotLearningRatesOptions = {},
): string {
  const where = "plotLearningRates";
  checkOptions(options, kinds, where);
  requireThat(isRecord(sweep), where, "rates and their losses", sweep);
  const { rates, losses, smoothed, suggestion } = sweep;
  requireThat(numbers.holds(rates), `${where}, rates`, numbers.expected, rates);
  const { lossScale = "log", lossLabel = "Loss" } = options;
  const height = requireHeight(options.height, where);
  const lines: readonly Line[] = [
    { name: "Loss of each step", x: rates, y: losses },
    ...(smoothed === undefined ? [] : [{ name: "Smoothed", x: rates, y: smoothed }]),
  ];
  checkLines(lines, where);
  if (suggestion !== undefined) requirePositive(suggestion, `${where}, suggestion`);
  const rules = suggestion === undefined ? [] : [suggestion];
  const rated = rules.map((rate) => `Suggested rate: ${formatNumber(rate, 3)}`);
  return picture(options, {
    where,
    title: "Loss by learning rate",
    description: [`${lossLabel} at ${rates.length} learning rates.`, ...rated].join(" "),
    width: defaultWidth,
    draw: (width) => [
      legend([...lineEntries(lines), ...rated.map(ruleEntry)], width, sampleWidth),
      drawPanel(
        {
          lines,
          rules,
          xLabel: "Learning rate",
          yLabel: lossLabel,
          xScale: "log",
          yScale: lossScale,
          wholeNumbers: false,
        },
        width,
        height,
      ),
    ],
  });
}

const kinds = { ...pictureKinds, lossScale: aScale, lossLabel: aText };

function ruleEntry(label: string): LegendEntry {
  return { symbol: element("line", { ...ruleStyle, x2: sampleWidth }), label };
}
