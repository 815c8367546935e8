import { plotLines } from "../plots/index.js";
import { abbreviateCount } from "../terminal/abbreviate-count.js";
import { formatDuration } from "../terminal/format-duration.js";
import { epochsTable } from "./epochs-table.js";
import { figure } from "./figure.js";
import { beside, section } from "./html.js";
import type { ReportEpoch, ReportOptions } from "./report-options.js";
import { facts } from "./tables.js";
import type { Pace, Timing } from "./timing.js";

/** How long training took, its throughput, and every epoch. */
export function timeSection(
  epochs: readonly ReportEpoch[],
  timing: Timing | undefined,
  trainingRows: number | undefined,
  { theme = "auto" }: ReportOptions,
): string {
  if (epochs.length === 0) return "";
  const title = timing === undefined ? "Epochs" : "Time and throughput";
  const times = timing === undefined ? "" : timeFacts(timing);
  const draw = (width: number): string =>
    plotLines([{ name: "Time", x: epochs.map((_, index) => index + 1), y: secondsOf(epochs) }], {
      xLabel: "Epoch",
      yLabel: "Seconds",
      title: "Time of each epoch",
      height: 220,
      theme,
      width,
    });
  const isCurve = timing !== undefined && timing.epochs.length > 1;
  return section(
    title,
    "time",
    beside([times, isCurve ? figure(draw, widestCurve) : ""]),
    epochsTable(epochs, trainingRows),
  );
}

/** It stands in half of the page's width. */
const widestCurve = 520;

function secondsOf(epochs: readonly ReportEpoch[]): number[] {
  return epochs.map(({ seconds = Number.NaN }) => seconds);
}

function timeFacts(timing: Timing): string {
  const pace = ({ seconds, samplesPerSecond }: Pace): string => {
    const rate =
      samplesPerSecond === undefined ? "" : `, ${abbreviateCount(samplesPerSecond)} samples/s`;
    return `${formatDuration(seconds)}${rate}`;
  };
  return facts([
    ["All epochs", formatDuration(timing.total)],
    ["Mean epoch", pace(timing.mean)],
    ["Fastest epoch", pace(timing.fastest)],
    ["Slowest epoch", pace(timing.slowest)],
  ]);
}
