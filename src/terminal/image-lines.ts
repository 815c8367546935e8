import { supportsUnicode } from "../platform/terminal.js";
import { imageKinds } from "../plots/arguments/picture-kinds.js";
import { aBoolean, oneOf } from "../plots/arguments/value-kinds.js";
import {
  firstRows,
  readImages,
  rowCount,
  type ImageOptions,
  type Images,
} from "../plots/images/image-stack.js";
import { requireNonNegativeInteger } from "../tensor/index.js";
import { drawHalfBlocks } from "./half-blocks.js";
import { defaultImageColours, type ImageColours } from "./image-colours.js";
import { drawShades } from "./shades.js";

/** How images are drawn. */
export interface DrawImageOptions extends ImageOptions {
  /** Default: what the program's standard output shows; none in pipes and files, or with `NO_COLOR`. */
  readonly colours?: ImageColours;
  /** Whether more than ASCII may be used where there are no colours. Default: where the terminal shows it. */
  readonly unicode?: boolean;
}

/** Kinds of these options. */
export const drawKinds = {
  ...imageKinds,
  ...{ colours: oneOf("24-bit", "256", "none"), unicode: aBoolean },
};

/** Some images, each as lines that are as wide as they are. */
export interface ImageLines {
  readonly width: number;
  readonly images: readonly (readonly string[])[];
}

/** Draws the first `count` images, two rows of pixels a line. */
export function imageLines(
  images: Images,
  count: number,
  options: DrawImageOptions,
  where: string,
): ImageLines {
  const { colours = defaultImageColours(), unicode = supportsUnicode() } = options;
  requireNonNegativeInteger(count, `${where}, count`);
  const stack = readImages(images, firstRows(rowCount(images, where), count), options, where);
  const drawn = Array.from({ length: stack.count }, (_, index) => {
    const pixels = stack.pixels(index);
    return colours === "none" ? drawShades(pixels, unicode) : drawHalfBlocks(pixels, colours);
  });
  return { width: stack.width, images: drawn };
}
