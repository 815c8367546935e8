import { element, group, textElement } from "../svg/element.js";
import { formatCount, formatShare } from "../svg/numbers.js";
import { escapeText, fontSize, textWidth } from "../svg/text.js";
import type { ConfusionTotals } from "./confusion-totals.js";
import type { Confusions } from "./read-confusions.js";
import { shareOpacity } from "./share-legend.js";

/** A confusion matrix with all that is written in it. */
export interface NamedConfusions {
  readonly matrix: Confusions;
  readonly names: readonly string[];
  readonly totals: ConfusionTotals;
}

/** Where the square of cells is. */
export interface Cells {
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly side: number;
}

/** Draws the cells with their counts; wrong cells of nothing stay empty. */
export function drawCells({ matrix, names, totals }: NamedConfusions, cells: Cells): string {
  const { left, top, size, side } = cells;
  const widest = textWidth(String(totals.largestCount), 1);
  const textSize = Math.min(fontSize, (size - 4) / widest);
  const drawn: string[] = [];
  names.forEach((label, row) => {
    names.forEach((guess, column) => {
      const count = matrix.count(row, column);
      if (count === 0 && row !== column) return;
      const share = count === 0 ? 0 : count / (totals.rows[row] as number);
      const isRight = row === column;
      const opacity = shareOpacity(share, isRight ? 1 : totals.largestWrongShare);
      const box = { width: size, height: size, "fill-opacity": opacity };
      const place = { x: size / 2, y: size / 2 + textSize / 3, "text-anchor": "middle" };
      drawn.push(
        group(
          left + column * size,
          top + row * size,
          element("title", {}, escapeText(hint(label, guess, count, share))),
          element("rect", { class: isRight ? "right" : "wrong", ...box }),
          textSize < 7 ? "" : textElement(String(count), { ...place, "font-size": textSize }),
        ),
      );
    });
  });
  const lines = names.slice(1).map((_, index) => {
    const at = (index + 1) * size;
    return (
      element("line", { class: "grid", x1: left, x2: left + side, y1: top + at, y2: top + at }) +
      element("line", { class: "grid", x1: left + at, x2: left + at, y1: top, y2: top + side })
    );
  });
  const frame = { class: "axis", fill: "none", x: left, y: top, width: side, height: side };
  return [...lines, ...drawn, element("rect", frame)].join("");
}

function hint(label: string, guess: string, count: number, share: number): string {
  return `${formatCount(count)} labelled ${label}, predicted ${guess}, ${formatShare(share)} of the row`;
}
