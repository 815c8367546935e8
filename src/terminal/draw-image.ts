import ndarray from "ndarray";
import { ShapeError } from "../errors/index.js";
import { checkOptions } from "../plots/arguments/check-members.js";
import { requireNumbers } from "../plots/arrays/require-numbers.js";
import type { Images } from "../plots/images/image-stack.js";
import { formatShape } from "../tensor/index.js";
import { drawKinds, imageLines, type DrawImageOptions } from "./image-lines.js";

/**
 * An image as lines of text, two rows of pixels a line: `console.log(drawImage(images.pick(0)))`.
 *
 * @param image `[pixels]`, `[height, width]`, or either with a 1 before, of any element type and strides.
 * @throws {ShapeError} when it is no image of that shape.
 * @throws {ArgumentError} when an option makes no sense.
 * @throws {DTypeError} when `image` is no ndarray of numbers.
 */
export function drawImage(image: Images, options: DrawImageOptions = {}): string {
  const where = "drawImage";
  checkOptions(options, drawKinds, where);
  requireNumbers(image, where);
  const [lines = []] = imageLines(asStack(image, where), 1, options, where).images;
  return lines.map((line) => line.trimEnd()).join("\n");
}

/** The image as a stack of one, sharing its memory. */
function asStack(image: Images, where: string): Images {
  const { data, shape, stride, offset } = image;
  if (shape[0] === 1 && (shape.length === 2 || shape.length === 3)) return image;
  if (shape.length === 1 || shape.length === 2) {
    return ndarray(data, [1, ...shape], [0, ...stride], offset);
  }
  throw new ShapeError({
    where,
    expected: "an image, [pixels] or [height, width]",
    received: formatShape(shape),
    fix: "drawImages draws several.",
  });
}
