import type { Block } from "./block.js";
import { group, textElement } from "./element.js";
import { fitText, fontSize, textWidth, wrapText } from "./text.js";

/** One line of a legend. */
export interface LegendEntry {
  /** Markup that stands for it, centred on the line y = 0 from x = 0 to x = `symbolWidth`. */
  readonly symbol: string;
  readonly label: string;
}

/** Entries side by side, as many in a row as there is room for; a longer label goes on below itself. */
export function legend(entries: readonly LegendEntry[], width: number, symbolWidth: number): Block {
  const textStart = symbolWidth + 6;
  let x = 0;
  let row = 0;
  const markup = entries.map(({ symbol, label }) => {
    const lines = labelLines(label, width - textStart);
    const entryWidth = textStart + Math.max(...lines.map((line) => textWidth(line, fontSize)));
    if (x > 0 && (x + entryWidth > width || lines.length > 1)) {
      x = 0;
      row += 1;
    }
    const texts = lines.map((line, index) => entryText(line, textStart, index * rowHeight));
    const entry = group(x, row * rowHeight + rowHeight / 2, symbol, ...texts);
    x += entryWidth + entryGap;
    row += lines.length - 1;
    if (lines.length > 1) x = width;
    return entry;
  });
  return { markup: markup.join(""), height: entries.length === 0 ? 0 : (row + 1) * rowHeight };
}

const rowHeight = 18;
const entryGap = 16;

/** Names that begin alike are told apart by their ends, so that these are kept, within reason. */
const mostLines = 4;

function labelLines(label: string, width: number): string[] {
  const lines = wrapText(label, width, fontSize);
  const last = lines.slice(mostLines - 1).join(" ");
  const shown = [...lines.slice(0, mostLines - 1), fitText(last, width, fontSize)];
  return shown.filter((line, index) => index === 0 || line !== "");
}

function entryText(text: string, x: number, down: number): string {
  return textElement(text, { x, y: fontSize / 3 + down });
}
