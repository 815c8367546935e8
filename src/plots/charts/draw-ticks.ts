import { element, textElement } from "../svg/element.js";
import type { AxisScale } from "./axis-scale.js";

/** Marks of points at the ends of the axes stand out by this much. */
export const overhang = 5;

/** Labels left of `left` with a line across to `right`; short lines for ticks without a label. */
export function drawYTicks({ ticks }: AxisScale, left: number, right: number): string {
  return ticks
    .map(({ position, label }) => {
      const end = label === "" ? left + overhang : right;
      const line = { class: "grid", x1: left, x2: end, y1: position, y2: position };
      const text = { class: "muted", x: left - 6, y: position + 4, "text-anchor": "end" };
      return element("line", line) + (label === "" ? "" : textElement(label, text));
    })
    .join("");
}

/** The axis itself at the height `bottom`, with its marks and labels below. */
export function drawXTicks(
  { ticks }: AxisScale,
  left: number,
  right: number,
  bottom: number,
): string {
  const axis = element("line", { class: "axis", x1: left, x2: right, y1: bottom, y2: bottom });
  const marks = ticks.map(({ position, label }) => {
    const length = label === "" ? 3 : 5;
    const line = { class: "axis", x1: position, x2: position, y1: bottom, y2: bottom + length };
    const text = { class: "muted", x: position, y: bottom + 18, "text-anchor": "middle" };
    return element("line", line) + (label === "" ? "" : textElement(label, text));
  });
  return axis + marks.join("");
}
