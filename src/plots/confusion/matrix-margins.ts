import { textElement } from "../svg/element.js";
import { formatShare } from "../svg/numbers.js";
import { fitText, fontSize, textWidth } from "../svg/text.js";
import type { ConfusionTotals } from "./confusion-totals.js";
import type { Cells } from "./matrix-cells.js";

/** Room for the shares at the right. */
export const shareWidth = 62;

/** Names are cut off at this width. */
export const longestName = 110;

/** What stands above, below and beside the cells. */
export function drawTitles({ left, top, side }: Cells): string {
  const bold = { "font-weight": 600 };
  return [
    textElement("Label", { ...bold, x: left - 8, y: top - 4, "text-anchor": "end" }),
    textElement("Prediction", { ...bold, x: left, y: fontSize }),
    textElement("Recall", { ...bold, x: left + side + 8, y: top - 4 }),
    textElement("Precision", { ...bold, x: left - 8, y: top + side + 16, "text-anchor": "end" }),
  ].join("");
}

/** Names of the classes at the left and on top. */
export function drawNames(names: readonly string[], cells: Cells, isTurned: boolean): string {
  const { left, top, size } = cells;
  return names
    .map((name, index) => {
      const middle = (index + 0.5) * size;
      const row = { x: left - 8, y: top + middle + 4, "text-anchor": "end" };
      const column = isTurned
        ? {
            transform: `translate(${(left + middle + 4).toFixed(2)} ${(top - 6).toFixed(2)}) rotate(-90)`,
          }
        : { x: left + middle, y: top - 5, "text-anchor": "middle" };
      return (
        textElement(fitText(name, left - 10, fontSize), row) +
        textElement(fitText(name, longestName, fontSize), column)
      );
    })
    .join("");
}

/** Recall at the right and precision below. */
export function drawShares({ recall, precision }: ConfusionTotals, cells: Cells): string {
  const { left, top, size, side } = cells;
  const text = (share: number): string => (Number.isNaN(share) ? "–" : formatShare(share));
  const rows = recall.map((share, index) =>
    textElement(text(share), {
      class: "muted",
      x: left + side + 8,
      y: top + (index + 0.5) * size + 4,
    }),
  );
  const digits = size < 34 ? 0 : 1;
  // What is not quite all doesn't become 100.
  const almost = 100 - 10 ** -digits;
  const percents = precision.map((share) => {
    if (Number.isNaN(share)) return "–";
    return (share < 1 ? Math.min(share * 100, almost) : 100).toFixed(digits);
  });
  const widest = Math.max(...percents.map((percent) => textWidth(percent, 1)));
  const columns = percents.map((percent, index) => {
    return textElement(percent, {
      class: "muted",
      "font-size": Math.min(fontSize, (size - 3) / widest),
      x: left + (index + 0.5) * size,
      y: top + side + 16,
      "text-anchor": "middle",
    });
  });
  const unit = textElement("%", { class: "muted", x: left + side + 8, y: top + side + 16 });
  return [...rows, ...columns, unit].join("");
}
