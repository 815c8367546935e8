import type { Block } from "../svg/block.js";
import { element, group, textElement } from "../svg/element.js";
import { boldness, fitText, fontSize, textWidth } from "../svg/text.js";
import { axisScale, hasPlace, type AxisScale, type ScaleKind } from "./axis-scale.js";
import { drawXTicks, drawYTicks, overhang } from "./draw-ticks.js";
import { drawLine } from "./draw-line.js";
import { extentOf, type Line } from "./line.js";

/** One pair of axes with its lines. */
export interface LinePanel {
  /** A line's place in the list is that of its colour, whether it has points or not. */
  readonly lines: readonly Line[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xScale: ScaleKind;
  readonly yScale: ScaleKind;
  /** Only whole numbers stand below the x axis. */
  readonly wholeNumbers: boolean;
  /** Ends of the y axis. Default: of the data, at round numbers. */
  readonly yRange?: readonly [number, number];
  /** Where the y axis ends at the latest if the data end there too. Default: nowhere. */
  readonly yBounds?: readonly [number, number] | undefined;
  /** Dashed lines across, at values of x. */
  readonly rules?: readonly number[];
}

/** Draws a panel in a box of this size. */
export function drawPanel(panel: LinePanel, width: number, height: number): Block {
  const { lines, xScale, yScale } = panel;
  const extent = extentOf(lines, xScale, yScale);
  const bottom = height - belowAxis;
  const y = yAxis(panel, extent?.y ?? emptyExtent(yScale), bottom);
  const labelWidth = Math.max(...y.ticks.map(({ label }) => textWidth(label, fontSize)), 0);
  const left = labelWidth + 8;
  const right = width - rightMargin;
  const x = xAxis(panel, extent?.x ?? emptyExtent(xScale), left, right);
  const empty = textElement("No finite values", {
    class: "muted",
    x: (left + right) / 2,
    y: (aboveAxis + bottom) / 2,
    "text-anchor": "middle",
  });
  // A nested SVG cuts off what lies beyond its box, without an identifier to refer to.
  const box = element(
    "svg",
    {
      role: "presentation",
      y: aboveAxis - overhang,
      width,
      height: bottom - aboveAxis + 2 * overhang,
      overflow: panel.yRange === undefined ? "visible" : "hidden",
    },
    group(
      0,
      overhang - aboveAxis,
      rules(panel, x, bottom),
      ...lines.map((line, index) => drawLine(line, index, x, y)),
    ),
  );
  return {
    height,
    markup: [
      textElement(axisName(panel.yLabel, yScale, width), { y: fontSize, "font-weight": 600 }),
      drawYTicks(y, left, right),
      drawXTicks(x, left, right, bottom),
      textElement(axisName(panel.xLabel, xScale, right), {
        x: right,
        y: height - 2,
        "font-weight": 600,
        "text-anchor": "end",
      }),
      extent === undefined ? empty : box,
    ].join(""),
  };
}

/** Room for the name of the y axis, and for ticks and name of the x axis. */
const aboveAxis = 26;
const belowAxis = 40;
/** Half of the last label of the x axis. */
const rightMargin = 14;

function axisName(label: string, kind: ScaleKind, width: number): string {
  return fitText(kind === "log" ? `${label}, log scale` : label, width / boldness, fontSize);
}

function emptyExtent(kind: ScaleKind): [number, number] {
  return kind === "log" ? [1, 10] : [0, 1];
}

function yAxis(panel: LinePanel, extent: readonly [number, number], bottom: number): AxisScale {
  const [low, high] = panel.yRange ?? extent;
  return axisScale(low, high, {
    kind: panel.yScale,
    direction: "vertical",
    range: [bottom, aboveAxis],
    labelCount: Math.max(2, Math.floor((bottom - aboveAxis) / 36)),
    nice: panel.yRange === undefined,
    ...(panel.yBounds && { bounds: panel.yBounds }),
  });
}

function xAxis(
  { xScale, wholeNumbers, rules: values = [] }: LinePanel,
  extent: readonly [number, number],
  left: number,
  right: number,
): AxisScale {
  const shown = [...extent, ...values.filter((value) => hasPlace(value, xScale))];
  return axisScale(Math.min(...shown), Math.max(...shown), {
    kind: xScale,
    direction: "horizontal",
    range: [left + overhang, right],
    labelCount: Math.max(2, Math.floor((right - left) / 64)),
    wholeNumbers,
  });
}

function rules({ rules: values = [] }: LinePanel, x: AxisScale, bottom: number): string {
  return values
    .map((value) => {
      const place = x.place(value);
      const line = { x1: place, x2: place, y1: aboveAxis, y2: bottom };
      return element("line", { ...ruleStyle, ...line });
    })
    .join("");
}

/** Attributes of a line across a panel. */
export const ruleStyle = { class: "rule", "stroke-width": 1.5, "stroke-dasharray": "3 3" } as const;
