import { ArgumentError } from "../../errors/index.js";
import { requireInRange } from "../../tensor/index.js";
import { checkOptions } from "../arguments/check-members.js";
import { aScale, pictureKinds } from "../arguments/picture-kinds.js";
import { aText, twoNumbers } from "../arguments/value-kinds.js";
import { legend, type LegendEntry } from "../svg/legend.js";
import { picture, type PictureOptions } from "../svg/picture.js";
import { hasPlace, type ScaleKind } from "./axis-scale.js";
import { drawPanel } from "./line-panel.js";
import { checkLines, type Line } from "./line.js";
import { sample, sampleWidth } from "./line-style.js";

/** Options of {@link plotLines}. */
export interface PlotLinesOptions extends PictureOptions {
  /** Height of the axes with their labels, in pixels. Default: 300. */
  readonly height?: number;
  /** What stands along the x axis, with its unit. Default: `"x"`. */
  readonly xLabel?: string;
  /** What stands along the y axis, with its unit. Default: `"y"`. */
  readonly yLabel?: string;
  /** Default: `"linear"`. On a log axis, values that are not above 0 leave a gap. */
  readonly xScale?: ScaleKind;
  /** Default: `"linear"`. On a log axis, values that are not above 0 leave a gap. */
  readonly yScale?: ScaleKind;
  /** Ends of the y axis; lines are cut off there. Default: the data's, at round numbers. */
  readonly yRange?: readonly [number, number];
}

/**
 * Lines over one pair of axes, as SVG.
 *
 * Thousands of points are thinned to what can be seen, with all extremes. A line with a point alone
 * shows it as a mark.
 *
 * @throws {ArgumentError} when there is no line, or an option makes no sense.
 * @throws {ShapeError} when a line has not as many x as y.
 */
export function plotLines(lines: readonly Line[], options: PlotLinesOptions = {}): string {
  const where = "plotLines";
  checkOptions(options, kinds, where);
  const { xLabel = "x", yLabel = "y", xScale = "linear", yScale = "linear", yRange } = options;
  const height = requireHeight(options.height, where);
  checkLines(lines, where);
  if (yRange !== undefined) requireEnds(yRange, yScale, `${where}, yRange`);
  const names = lines.map(({ name }) => name).filter((name) => name !== "");
  const wholeNumbers = lines.every(({ x = [] }) => Array.from(x).every(Number.isInteger));
  const range = yRange === undefined ? {} : { yRange };
  return picture(options, {
    where,
    title: `${yLabel} by ${xLabel}`,
    description: `A line chart of ${yLabel} by ${xLabel}: ${names.join(", ")}.`,
    width: defaultWidth,
    draw: (width) => [
      legend(lineEntries(lines), width, sampleWidth),
      drawPanel({ lines, xLabel, yLabel, xScale, yScale, wholeNumbers, ...range }, width, height),
    ],
  });
}

const kinds = {
  ...pictureKinds,
  ...{ xLabel: aText, yLabel: aText, xScale: aScale, yScale: aScale, yRange: twoNumbers },
};

/** Width of a chart in pixels. */
export const defaultWidth = 640;

/** What a legend says of lines; those without a name have no entry. */
export function lineEntries(lines: readonly Line[]): LegendEntry[] {
  return lines.flatMap(({ name }, index) =>
    name === "" ? [] : [{ symbol: sample(index), label: name }],
  );
}

/** The height asked for, or 300. @throws {ArgumentError} unless it is from 120 to 10,000. */
export function requireHeight(height: number | undefined, where: string): number {
  const wanted = height ?? 300;
  requireInRange(wanted, 120, 10_000, `${where}, height`);
  return wanted;
}

function requireEnds([low, high]: readonly [number, number], kind: ScaleKind, where: string): void {
  if (hasPlace(low, kind) && hasPlace(high, kind) && low < high) return;
  throw new ArgumentError({
    where,
    expected: `two finite numbers${kind === "log" ? " above 0" : ""}, the smaller first`,
    received: `[${low}, ${high}]`,
  });
}
