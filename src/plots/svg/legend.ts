import type { Block } from "./block.js";
import { group, textElement } from "./element.js";
import { fitText, fontSize, textWidth } from "./text.js";

/** One line of a legend. */
export interface LegendEntry {
  /** Markup that stands for it, centred on the line y = 0 from x = 0 to x = `symbolWidth`. */
  readonly symbol: string;
  readonly label: string;
}

/** Entries side by side, as many in a row as there is room for. */
export function legend(entries: readonly LegendEntry[], width: number, symbolWidth: number): Block {
  const textStart = symbolWidth + 6;
  let x = 0;
  let row = 0;
  const markup = entries.map(({ symbol, label }) => {
    const text = fitText(label, width - textStart, fontSize);
    const entryWidth = textStart + textWidth(text, fontSize);
    if (x > 0 && x + entryWidth > width) {
      x = 0;
      row += 1;
    }
    const entry = group(x, row * rowHeight + rowHeight / 2, symbol, entryText(text, textStart));
    x += entryWidth + entryGap;
    return entry;
  });
  return { markup: markup.join(""), height: entries.length === 0 ? 0 : (row + 1) * rowHeight };
}

const rowHeight = 18;
const entryGap = 16;

function entryText(text: string, x: number): string {
  return textElement(text, { x, y: fontSize / 3 });
}
