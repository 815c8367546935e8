import type { PixelArray } from "../png/encode-png.js";
import { imageElement } from "../png/image-element.js";
import type { Block } from "../svg/block.js";
import { element, group, textElement } from "../svg/element.js";
import { escapeText, fitText } from "../svg/text.js";
import { captionSize, markWidth, tileGap, tileWidthIn } from "./tile-layout.js";
import { verdictMark, type Verdict } from "./verdict.js";

/** An image of a grid with what stands below it. */
export interface Tile {
  readonly pixels: PixelArray;
  /** Lines below the image. */
  readonly caption: readonly string[];
  /** What a pointer that rests on it tells. */
  readonly hint: string;
  readonly verdict?: Verdict;
}

/** Tiles of one shape in rows. */
export interface TileGrid {
  readonly tiles: readonly Tile[];
  readonly columns: number;
  /** Height of an image as a share of its width. */
  readonly aspect: number;
}

/** Draws the tiles from left to right, row by row. */
export function drawTiles({ tiles, columns, aspect }: TileGrid, width: number): Block {
  const tileWidth = tileWidthIn(width, columns);
  const imageHeight = tileWidth * aspect;
  const lines = tiles.reduce((most, { caption }) => Math.max(most, caption.length), 0);
  const captionHeight = lines === 0 ? 0 : lines * lineHeight + 4;
  const rowHeight = imageHeight + captionHeight + tileGap;
  const markup = tiles.map((tile, index) =>
    group(
      (index % columns) * (tileWidth + tileGap),
      Math.floor(index / columns) * rowHeight,
      drawTile(tile, tileWidth, imageHeight),
    ),
  );
  const rows = Math.ceil(tiles.length / columns);
  return { markup: markup.join(""), height: Math.max(0, rows * rowHeight - tileGap) };
}

const lineHeight = 14;

function drawTile(tile: Tile, width: number, height: number): string {
  const { pixels, caption, hint, verdict } = tile;
  const start = verdict === undefined ? 0 : markWidth;
  return [
    element("title", {}, escapeText(hint)),
    imageElement(pixels, { width, height }),
    frame(verdict, width, height),
    verdict === undefined ? "" : group(0, height + 5, verdictMark(verdict)),
    ...caption.map((line, index) =>
      textElement(fitText(line, width - start + tileGap / 2, captionSize), {
        x: start,
        y: height + (index + 1) * lineHeight,
        "font-size": captionSize,
      }),
    ),
  ].join("");
}

function frame(verdict: Verdict | undefined, width: number, height: number): string {
  const box = { width, height, fill: "none" };
  switch (verdict) {
    case undefined:
      return element("rect", { ...box, class: "grid" });
    case "right":
      return element("rect", { ...box, class: "right-line" });
    case "wrong":
      return element("rect", { ...box, class: "wrong-line", "stroke-width": 3 });
  }
}
