import { describe } from "../../tensor/describe.js";
import { formatShape, isNdArray, isTensor, type InputTensor } from "../../tensor/index.js";
import { DTypeError, ShapeError } from "../../errors/index.js";

/** How many images there are, and of what size. */
export interface ImageLayout {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * The images that an array holds.
 *
 * @param shape Height and width of images that are given as rows of pixels.
 * @param owner Whose images they are, `ImageAugmentation.apply`.
 * @param fix How rows of pixels are told to be images.
 * @param isGrey Whether images have one channel alone.
 * @throws {DTypeError} when it is no ndarray of uint8, float32 or float64.
 * @throws {ShapeError} unless its shape is `[n, height, width]`, `[n, height, width, channels]` or, with a
 * `shape` of so many pixels, `[n, pixels]`.
 */
export function imageLayout(
  images: InputTensor,
  shape: readonly [height: number, width: number] | undefined,
  owner: string,
  fix: string,
  isGrey = false,
): ImageLayout {
  const where = `${owner}, images`;
  if (!isPixels(images)) {
    const expected = "an ndarray of uint8, float32 or float64";
    throw new DTypeError({ where, expected, received: describe(images) });
  }
  const [count = 0, height = 0, width = 1, channels = 1] = images.shape;
  const rank = images.shape.length;
  if (rank === 2 && shape !== undefined && shape[0] * shape[1] === height) {
    return { count, height: shape[0], width: shape[1], channels };
  }
  const fits = shape === undefined || (shape[0] === height && shape[1] === width);
  const hasColours = isGrey && channels !== 1;
  if ((rank === 3 || rank === 4) && fits && !hasColours) return { count, height, width, channels };
  const size = shape === undefined ? "height, width" : shape.join(", ");
  const forms = [`[n, ${size}]`, `[n, ${size}, ${isGrey ? "1" : "channels"}]`];
  if (shape !== undefined) forms.push(`[n, ${shape[0] * shape[1]}]`);
  throw new ShapeError({
    where,
    expected: `shape ${forms.join(" or ")}`,
    received: formatShape(images.shape),
    ...(rank === 2 && shape === undefined && { fix: `Tell how rows are laid out: ${fix}.` }),
    ...(rank === 4 && hasColours && { fix: "Give images of one channel, such as grey ones." }),
  });
}

/** Whether a value is an ndarray that images can be in. */
export function isPixels(value: unknown): value is InputTensor {
  return isTensor(value) || (isNdArray(value) && (value.data as unknown) instanceof Uint8Array);
}
