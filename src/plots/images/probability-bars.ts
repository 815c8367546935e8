import { className } from "../classes/read-classes.js";
import type { Block } from "../svg/block.js";
import { element, group, textElement } from "../svg/element.js";
import { formatShare } from "../svg/numbers.js";
import { fitText, fontSize, textWidth } from "../svg/text.js";
import { verdictMark } from "./verdict.js";

/** The probability of every class, and which of them are the label and the prediction. */
export interface ProbabilityBars {
  readonly probabilities: ArrayLike<number>;
  readonly label: number | undefined;
  readonly prediction: number | undefined;
  readonly classes: readonly string[] | undefined;
}

/** A bar a class from 0 to 100 %; a tick stands beside the label, a cross beside a wrong guess. */
export function drawProbabilities(bars: ProbabilityBars, width: number): Block {
  const { probabilities, classes } = bars;
  const names = Array.from(probabilities, (_, index) =>
    fitText(className(index, classes), width / 3, fontSize),
  );
  const left = markWidth + Math.max(0, ...names.map((name) => textWidth(name, fontSize))) + 6;
  const right = width - shareWidth;
  const bottom = top + names.length * rowHeight;
  const scale = [0, 50, 100].map((percent) => {
    const x = left + ((right - left) * percent) / 100;
    const text = { class: "muted", x, y: bottom + 16, "text-anchor": "middle" };
    return (
      element("line", { class: "grid", x1: x, x2: x, y1: top, y2: bottom + 3 }) +
      textElement(String(percent), text)
    );
  });
  const rows = names.map((name, index) =>
    group(0, top + index * rowHeight, drawRow(bars, index, name, left, right)),
  );
  const heading = textElement("Probability (%)", { x: left, y: fontSize, "font-weight": 600 });
  return { markup: [heading, ...scale, ...rows].join(""), height: bottom + 20 };
}

const top = 22;
const rowHeight = 18;
const markWidth = 14;
const shareWidth = 54;

function drawRow(
  { probabilities, label, prediction }: ProbabilityBars,
  index: number,
  name: string,
  left: number,
  right: number,
): string {
  const share = Math.min(1, Math.max(0, probabilities[index] as number));
  const isPrediction = index === prediction;
  const isWrong = isPrediction && label !== undefined && label !== prediction;
  const weight = { "font-weight": isPrediction ? 600 : undefined };
  const baseline = rowHeight / 2 + fontSize / 3;
  const colour = isWrong ? "wrong" : isPrediction ? "right" : "bar";
  return [
    index === label ? group(0, 4, verdictMark("right")) : "",
    isWrong ? group(0, 4, verdictMark("wrong")) : "",
    textElement(name, { x: left - 6, y: baseline, "text-anchor": "end", ...weight }),
    element("rect", {
      class: colour,
      x: left,
      y: 3,
      width: share * (right - left),
      height: rowHeight - 6,
    }),
    textElement(formatShare(share), {
      x: right + shareWidth,
      y: baseline,
      "text-anchor": "end",
      ...weight,
    }),
  ].join("");
}
