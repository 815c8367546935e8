import { plotLearningCurves } from "../plots/index.js";
import { historyMetrics } from "./history-metrics.js";
import { figure, fullWidth } from "./figure.js";
import { section } from "./html.js";
import type { ReportHistory, ReportOptions } from "./report-options.js";

/** Every metric by epoch; `""` where no epoch has one. */
export function curvesSection(
  history: ReportHistory,
  { lossLabel = "Loss", theme = "auto" }: ReportOptions,
): string {
  const metrics = historyMetrics(history.epochs);
  if (metrics.length === 0) return "";
  const draw = (width: number): string =>
    plotLearningCurves(history, { metrics, lossLabel, theme, width, title: "" });
  return section("Learning curves", "curves", figure(draw, fullWidth));
}
