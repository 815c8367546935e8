import { requirePositiveInteger } from "../../tensor/index.js";
import { padding } from "../svg/picture.js";
import { textWidth } from "../svg/text.js";

/** Size of the text below tiles, and the room that a mark takes before it. */
export const captionSize = 11;
export const markWidth = 13;

/** Space between tiles. */
export const tileGap = 8;

/** Width of tiles where nothing else asks for more. */
export const usualTile = 56;

/** What decides how many images stand in a row. */
export interface ColumnOptions {
  readonly columns?: number;
  readonly width?: number;
}

/**
 * Images in a row: those asked for, otherwise as many as the picture's width has room for, at most
 * `most`.
 */
export function columnsFor(
  count: number,
  { columns, width = Infinity }: ColumnOptions,
  most: number,
  where: string,
): number {
  if (columns !== undefined) requirePositiveInteger(columns, `${where}, columns`);
  const room = Math.floor((width - 2 * padding + tileGap) / (smallestTile + tileGap));
  return Math.max(1, Math.min(columns ?? Math.min(most, room), count));
}

/** Width of a picture whose tiles are as wide as they should be. */
export function gridWidth(columns: number, tileWidth: number): number {
  return Math.max(320, Math.ceil(columns * (tileWidth + tileGap) - tileGap + 2 * padding));
}

/** Width of a tile in a grid of this width. */
export function tileWidthIn(width: number, columns: number): number {
  return Math.min(widestTile, (width - tileGap * (columns - 1)) / columns);
}

/** Width of a tile whose caption has this text, with its mark. */
export function captionedWidth(text: string): number {
  return markWidth + textWidth(text, captionSize);
}

const smallestTile = 48;
const widestTile = 224;
