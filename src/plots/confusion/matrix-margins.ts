import { textElement } from "../svg/element.js";
import { formatShare } from "../svg/numbers.js";
import { fitText, fontSize, formatCoordinate, textWidth } from "../svg/text.js";
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
        ? turned(left + middle, top - 6)
        : { x: left + middle, y: top - 5, "text-anchor": "middle" };
      return (
        textElement(fitText(name, left - 10, fontSize), row) +
        textElement(fitText(name, longestName, fontSize), column)
      );
    })
    .join("");
}

/** Attributes of a text that is read from below, in a column with this middle. */
function turned(middle: number, y: number): { transform: string } {
  const [x, start] = [middle + fontSize / 3, y].map(formatCoordinate);
  return { transform: `translate(${x} ${start}) rotate(-90)` };
}

/** Whether columns are too narrow for shares side by side. */
function sharesAreTurned(size: number): boolean {
  return size < textWidth("100.0", fontSize) + 4;
}

/** Height of the shares below the cells. */
export function sharesHeight(size: number): number {
  return sharesAreTurned(size) ? textWidth("100.0", fontSize) + 8 : 22;
}

/** Recall at the right and precision below. */
export function drawShares({ recall, precision }: ConfusionTotals, cells: Cells): string {
  const { left, top, size, side } = cells;
  const rows = recall.map((share, index) =>
    textElement(formatShare(share), {
      class: "muted",
      x: left + side + 8,
      y: top + (index + 0.5) * size + 4,
    }),
  );
  const isTurned = sharesAreTurned(size);
  const columns = precision.map((share, index) => {
    // What is not quite all doesn't become 100.
    const percent = (share < 1 ? Math.min(share * 100, 99.9) : 100).toFixed(1);
    const middle = left + (index + 0.5) * size;
    const place = isTurned
      ? { ...turned(middle, top + side + 6), "text-anchor": "end" }
      : { x: middle, y: top + side + 16, "text-anchor": "middle" };
    return textElement(Number.isNaN(share) ? "–" : percent, { class: "muted", ...place });
  });
  const unit = textElement("%", { class: "muted", x: left + side + 8, y: top + side + 16 });
  return [...rows, ...columns, unit].join("");
}
