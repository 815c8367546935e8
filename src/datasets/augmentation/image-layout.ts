import { describe } from "../../tensor/describe.js";
import { formatShape, isNdArray, isTensor, type InputTensor } from "../../tensor/index.js";
import { DTypeError, ShapeError } from "../../errors/index.js";

/** How many images there are, and of what size. */
export interface ImageLayout {
  readonly count: number;
  readonly height: number;
  readonly width: number;
}

/**
 * The images that an array holds.
 *
 * @param shape Height and width of images that are given as rows of pixels.
 * @param owner Whose images they are, `ImageAugmentation.apply`.
 * @param fix How rows of pixels are told to be images.
 * @throws {DTypeError} when it is no ndarray of uint8, float32 or float64.
 * @throws {ShapeError} unless its shape is `[n, height, width]`, `[n, height, width, 1]` or, with a
 * `shape` of so many pixels, `[n, pixels]`.
 */
export function imageLayout(
  images: InputTensor,
  shape: readonly [height: number, width: number] | undefined,
  owner: string,
  fix: string,
): ImageLayout {
  const where = `${owner}, images`;
  if (!isPixels(images)) {
    const expected = "an ndarray of uint8, float32 or float64";
    throw new DTypeError({ where, expected, received: describe(images) });
  }
  const [count = 0, height = 0, width = 1, channels = 1] = images.shape;
  const rank = images.shape.length;
  if (rank === 2 && shape !== undefined && shape[0] * shape[1] === height) {
    return { count, height: shape[0], width: shape[1] };
  }
  const fits = shape === undefined || (shape[0] === height && shape[1] === width);
  if ((rank === 3 || rank === 4) && channels === 1 && fits) return { count, height, width };
  throw new ShapeError({
    where,
    expected:
      shape === undefined
        ? "shape [n, height, width] or [n, height, width, 1]"
        : `shape [n, ${shape[0]}, ${shape[1]}], [n, ${shape[0]}, ${shape[1]}, 1] or [n, ${shape[0] * shape[1]}]`,
    received: formatShape(images.shape),
    ...(rank === 2 && shape === undefined && { fix: `Tell how rows are laid out: ${fix}.` }),
  });
}

/** Whether a value is an ndarray that images can be in. */
export function isPixels(value: unknown): value is InputTensor {
  return isTensor(value) || (isNdArray(value) && (value.data as unknown) instanceof Uint8Array);
}
