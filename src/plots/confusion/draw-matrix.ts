import type { Block } from "../svg/block.js";
import { textElement } from "../svg/element.js";
import { padding } from "../svg/picture.js";
import { fitText, fontSize, textWidth } from "../svg/text.js";
import { drawCells, type NamedConfusions } from "./matrix-cells.js";
import {
  drawNames,
  drawShares,
  drawTitles,
  longestName,
  shareWidth,
  sharesHeight,
} from "./matrix-margins.js";

/** Width of a picture whose cells are as large as they should be. */
export function matrixWidth(names: readonly string[]): number {
  const cells = Math.min(names.length * largestCell, 1200);
  return Math.max(360, Math.ceil(nameWidth(names) + cells + shareWidth + 2 * padding));
}

/**
 * Draws cells with counts, names at the left and on top, recall at the right, precision below; cells
 * alone where they would be too small beside all that.
 */
export function drawMatrix(confusions: NamedConfusions, width: number): Block {
  const { names } = confusions;
  const left = Math.min(nameWidth(names), width / 3);
  const size = Math.min(largestCell, (width - left - shareWidth) / names.length);
  if (size < smallestLabelledCell) return drawBareMatrix(confusions, width);
  const isTurned = names.some((name) => textWidth(name, fontSize) > size - 2);
  const longest = Math.max(...names.map((name) => textWidth(name, fontSize)));
  const header = isTurned ? Math.min(longest, longestName) + 6 : 16;
  const top = titleHeight + header;
  const side = size * names.length;
  const cells = { left, top, size, side };
  return {
    height: top + side + sharesHeight(size),
    markup: [
      drawTitles(cells),
      drawNames(names, cells, isTurned),
      drawCells(confusions, cells),
      drawShares(confusions.totals, cells),
    ].join(""),
  };
}

function drawBareMatrix(confusions: NamedConfusions, width: number): Block {
  const { length } = confusions.names;
  const size = Math.min(largestCell, width / length);
  const cells = { left: 0, top: titleHeight, size, side: size * length };
  const axes = fitText("Rows: label, columns: prediction", width, fontSize);
  return {
    height: cells.top + cells.side,
    markup: textElement(axes, { y: fontSize }) + drawCells(confusions, cells),
  };
}

const largestCell = 44;
const smallestLabelledCell = 13;
const titleHeight = 18;

/** Room for the names of rows and what stands above and below them. */
function nameWidth(names: readonly string[]): number {
  const longest = Math.max(...names.map((name) => textWidth(name, fontSize)));
  return Math.max(textWidth("Precision", fontSize), Math.min(longest, longestName)) + 10;
}
