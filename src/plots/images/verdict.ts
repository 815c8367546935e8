import { element, group } from "../svg/element.js";
import type { LegendEntry } from "../svg/legend.js";

/** Whether a prediction is the label. */
export type Verdict = "right" | "wrong";

/** A tick or a cross of 9 by 9 pixels: told apart by shape, not by colour alone. */
export function verdictMark(verdict: Verdict): string {
  const d = verdict === "right" ? "M0 5L3 8L9 1" : "M1 1L8 8M8 1L1 8";
  return element("path", { class: `${verdict}-line`, fill: "none", "stroke-width": 2, d });
}

/** Width of the marks in a legend. */
export const markSampleWidth = 9;

/** What a legend says of a mark. */
export function verdictEntry(verdict: Verdict, label: string): LegendEntry {
  return { symbol: group(0, -markSampleWidth / 2, verdictMark(verdict)), label };
}
