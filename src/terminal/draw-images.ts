import { ShapeError } from "../errors/index.js";
import { standardOutput, terminalColumns } from "../platform/terminal.js";
import { checkOptions } from "../plots/arguments/check-members.js";
import { isList } from "../plots/arguments/value-kinds.js";
import { rowCount, type Images } from "../plots/images/image-stack.js";
import { requireNonNegativeInteger, requirePositiveInteger } from "../tensor/index.js";
import { drawKinds, imageLines, type DrawImageOptions } from "./image-lines.js";
import { padText, plainText, textWidth } from "./text-width.js";

/** Options of {@link drawImages}. */
export interface DrawImagesOptions extends DrawImageOptions {
  /** A text below each image: as many as images. Default: none. */
  readonly captions?: ArrayLike<string | number>;
  /** Images side by side. Default: as many as the terminal has room for. */
  readonly columns?: number;
  /** How many images are drawn, from the first. Default: 10. */
  readonly count?: number;
  /** Spaces between images. Default: 2. */
  readonly gap?: number;
}

/**
 * Images as lines of text, side by side, two rows of pixels a line.
 *
 * @param images `[n, pixels]` or `[n, height, width]`, of any element type and strides.
 * @throws {ShapeError} when the rows are no images of that shape, or captions are not as many.
 * @throws {ArgumentError} when an option makes no sense.
 * @throws {DTypeError} when `images` is no ndarray of numbers.
 */
export function drawImages(images: Images, options: DrawImagesOptions = {}): string {
  const where = "drawImages";
  checkOptions(options, kinds, where);
  const { count = 10, gap = 2, captions, columns } = options;
  requireNonNegativeInteger(gap, `${where}, gap`);
  if (columns !== undefined) requirePositiveInteger(columns, `${where}, columns`);
  if (captions !== undefined) requireCaptions(captions, rowCount(images, where), where);
  const drawn = imageLines(images, count, options, where);
  const tiles = drawn.images.map((lines, index): Tile => {
    return { lines, caption: plainText(String(captions?.[index] ?? "")) };
  });
  const tileWidth = Math.max(drawn.width, ...tiles.map(({ caption }) => textWidth(caption)));
  const layout = { imageWidth: drawn.width, tileWidth, gap };
  return inRows(tiles, columns ?? columnsWithin(layout))
    .flatMap((row) => [
      ...drawRow(row, layout),
      ...(captions === undefined ? [] : [drawCaptions(row, layout)]),
    ])
    .join("\n");
}

const kinds = {
  ...drawKinds,
  captions: {
    expected: "an array of texts or numbers",
    holds: (value: unknown) =>
      isList(value) &&
      Array.from(value).every((one) => typeof one === "string" || typeof one === "number"),
  },
};

/** An image's lines, each as wide as the image, and what stands below. */
interface Tile {
  readonly lines: readonly string[];
  readonly caption: string;
}

interface Layout {
  readonly imageWidth: number;
  /** The image's, or that of the longest caption. */
  readonly tileWidth: number;
  readonly gap: number;
}

function columnsWithin({ tileWidth, gap }: Layout): number {
  const width = terminalColumns(standardOutput());
  return Math.max(1, Math.floor((width + gap) / (tileWidth + gap)));
}

function inRows(tiles: readonly Tile[], columns: number): Tile[][] {
  return Array.from({ length: Math.ceil(tiles.length / columns) }, (_, row) =>
    tiles.slice(row * columns, (row + 1) * columns),
  );
}

function drawRow(tiles: readonly Tile[], { imageWidth, tileWidth, gap }: Layout): string[] {
  const between = " ".repeat(tileWidth - imageWidth + gap);
  const [first] = tiles;
  return (first?.lines ?? []).map((_, line) =>
    tiles
      .map(({ lines }) => lines[line] ?? "")
      .join(between)
      .trimEnd(),
  );
}

function drawCaptions(tiles: readonly Tile[], { tileWidth, gap }: Layout): string {
  return tiles
    .map(({ caption }) => padText(caption, tileWidth))
    .join(" ".repeat(gap))
    .trimEnd();
}

function requireCaptions(captions: ArrayLike<unknown>, count: number, where: string): void {
  if (captions.length === count) return;
  throw new ShapeError({
    where: `${where}, captions`,
    expected: `${count}, one for every image`,
    received: String(captions.length),
  });
}
