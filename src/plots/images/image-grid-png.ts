import ndarray from "ndarray";
import { ArgumentError } from "../../errors/index.js";
import {
  requireInRange,
  requireNonNegativeInteger,
  requirePositiveInteger,
} from "../../tensor/index.js";
import { checkOptions, requireThat } from "../arguments/check-members.js";
import { imageKinds } from "../arguments/picture-kinds.js";
import { encodePng } from "../png/encode-png.js";
import { formatCount } from "../svg/numbers.js";
import { firstRows, readImages, rowCount, type ImageOptions, type Images } from "./image-stack.js";
import { columnsFor } from "./tile-layout.js";

/** Options of {@link imageGridPng}. */
export interface ImageGridPngOptions extends ImageOptions {
  /** Images in a row. Default: 10. */
  readonly columns?: number;
  /** How many images are shown, from the first. Default: 100. */
  readonly count?: number;
  /** Pixels between images. Default: 1. */
  readonly gap?: number;
  /** Grey of the pixels between images, from 0, black, to 255, white. Default: 128. */
  readonly gapGrey?: number;
  /** Pixels of the PNG in a row, and rows, for each pixel of an image. Default: 1. */
  readonly scale?: number;
}

/**
 * Images in rows, without texts, as the bytes of a grey PNG file.
 *
 * @param images `[n, pixels]` or `[n, height, width]`, of any element type and strides.
 * @throws {ShapeError} when the rows are no images of that shape.
 * @throws {ArgumentError} when there is no image, an option makes no sense, or the grid would have
 * more than 100 million pixels.
 * @throws {DTypeError} when `images` is no ndarray of numbers.
 */
export function imageGridPng(
  images: Images,
  options: ImageGridPngOptions = {},
): Uint8Array<ArrayBuffer> {
  const where = "imageGridPng";
  checkOptions(options, imageKinds, where);
  const { count = 100, gap = 1, gapGrey = 128, scale = 1 } = options;
  requireNonNegativeInteger(count, `${where}, count`);
  requireNonNegativeInteger(gap, `${where}, gap`);
  requireInRange(gapGrey, 0, 255, `${where}, gapGrey`);
  requirePositiveInteger(scale, `${where}, scale`);
  const stack = readImages(images, firstRows(rowCount(images, where), count), options, where);
  requireThat(stack.count > 0, where, "at least one image", stack.count);
  const columns = columnsFor(stack.count, options, 10, where);
  const rows = Math.ceil(stack.count / columns);
  const width = columns * (stack.width * scale + gap) - gap;
  const height = rows * (stack.height * scale + gap) - gap;
  requirePixels(width, height, where);
  const page = ndarray(new Uint8Array(Math.max(0, width * height)).fill(gapGrey), [height, width]);
  for (let index = 0; index < stack.count; index++) {
    const left = (index % columns) * (stack.width * scale + gap);
    const top = Math.floor(index / columns) * (stack.height * scale + gap);
    const pixels = stack.pixels(index);
    for (let y = 0; y < stack.height * scale; y++) {
      for (let x = 0; x < stack.width * scale; x++) {
        const value = pixels.get(Math.floor(y / scale), Math.floor(x / scale));
        page.set(top + y, left + x, value);
      }
    }
  }
  return encodePng(page);
}

/** More is no picture to look at, and would take all memory. */
const mostPixels = 100_000_000;

function requirePixels(width: number, height: number, where: string): void {
  if (width * height <= mostPixels) return;
  throw new ArgumentError({
    where,
    expected: `at most ${formatCount(mostPixels)} pixels`,
    received: `a grid of ${width} × ${height}`,
    fix: "Choose a smaller scale, gap or count.",
  });
}
