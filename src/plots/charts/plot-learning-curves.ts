import { ArgumentError } from "../../errors/index.js";
import { checkOptions } from "../arguments/check-members.js";
import { aScale, pictureKinds } from "../arguments/picture-kinds.js";
import { aText, names } from "../arguments/value-kinds.js";
import type { Block } from "../svg/block.js";
import { inColumns } from "../svg/columns.js";
import { legend } from "../svg/legend.js";
import { picture, type PictureOptions } from "../svg/picture.js";
import type { ScaleKind } from "./axis-scale.js";
import { describeCurves, metricCurves, type CurveHistory, type MetricCurves } from "./curves.js";
import { checkHistory } from "./check-history.js";
import { drawPanel } from "./line-panel.js";
import { sampleWidth } from "./line-style.js";
import { defaultWidth, lineEntries, requireHeight } from "./plot-lines.js";

/** Options of {@link plotLearningCurves}. */
export interface PlotLearningCurvesOptions extends PictureOptions {
  /**
   * Metrics of the history, each in axes of its own with its validation: `"loss"`, `"accuracy"`,
   * `"learningRate"`, a custom one. Default: loss and, where it was measured, accuracy.
   */
  readonly metrics?: readonly string[];
  /** Height of a pair of axes with its labels, in pixels. Default: 300. */
  readonly height?: number;
  /** Scale of the loss's axis. Default: `"linear"`. */
  readonly lossScale?: ScaleKind;
  /** Name of the loss's axis, with its unit: `"Cross-entropy (nats)"`. Default: `"Loss"`. */
  readonly lossLabel?: string;
}

/**
 * Learning curves as SVG: every metric by epoch, on the training and on the validation rows.
 *
 * Axes stand side by side, or one below the other where the picture is narrow. Accuracies, precisions,
 * recalls and F1 are shown in per cent. Epochs that lack a value leave a gap.
 *
 * @param history What `fit` gave, or anything with the same `epochs`. Epochs of several calls in a
 * row, which are not numbered upwards throughout, are counted from 1.
 * @throws {ArgumentError} when `metrics` is empty, or the history has no such metric.
 */
export function plotLearningCurves(
  history: CurveHistory,
  options: PlotLearningCurvesOptions = {},
): string {
  const where = "plotLearningCurves";
  checkOptions(options, kinds, where);
  checkHistory(history, `${where}, history`);
  const { lossScale = "linear", lossLabel = "Loss" } = options;
  const height = requireHeight(options.height, where);
  const curves = (options.metrics ?? defaultMetrics(history)).map((metric) =>
    metricCurves(history, metric, metric === "loss" ? lossLabel : undefined),
  );
  requireCurves(curves, history, where);
  const draw = (curve: MetricCurves, width: number): Block =>
    drawPanel(
      {
        lines: curve.lines,
        xLabel: "Epoch",
        yLabel: curve.label,
        xScale: "linear",
        yScale: curve.metric === "loss" ? lossScale : "linear",
        yBounds: curve.bounds,
        wholeNumbers: true,
      },
      width,
      height,
    );
  const longest = curves.reduce((best, one) => (one.lines.length > best.lines.length ? one : best));
  return picture(options, {
    where,
    title: "Learning curves",
    description: describeCurves(curves),
    width: curves.length === 1 ? defaultWidth : widthOfTwo,
    draw: (width) => [
      legend(lineEntries(longest.lines), width, sampleWidth),
      inColumns(curves, width, { narrowest: narrowestPanel, gap: 24, draw }),
    ],
  });
}

const kinds = { ...pictureKinds, metrics: names, lossScale: aScale, lossLabel: aText };

/** Axes narrower than this go below each other. */
const narrowestPanel = 320;
const widthOfTwo = 720;

function defaultMetrics(history: CurveHistory): string[] {
  const accuracy = metricCurves(history, "accuracy").lines;
  const measured = accuracy.some(({ y }) => Array.from(y).some(Number.isFinite));
  return measured ? ["loss", "accuracy"] : ["loss"];
}

function requireCurves(
  curves: readonly MetricCurves[],
  { epochs }: CurveHistory,
  where: string,
): void {
  if (curves.length === 0) {
    throw new ArgumentError({
      where: `${where}, metrics`,
      expected: "at least one metric",
      received: "none",
    });
  }
  const unknown = curves.find(({ lines }) => lines.length === 0);
  if (unknown === undefined || epochs.length === 0) return;
  throw new ArgumentError({
    where: `${where}, metrics`,
    expected: "metrics that an epoch of the history has",
    received: `"${unknown.metric}"`,
  });
}
