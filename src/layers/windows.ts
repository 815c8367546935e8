import type { WindowGeometry } from "../backends/operations/image-operations.js";
import { ArgumentError, ShapeError } from "../errors/index.js";
import { kindOf } from "../errors/kind-of.js";
import {
  formatShape,
  requireInRange,
  requirePositiveInteger,
  type Shape,
} from "../tensor/index.js";

/** Sums of a place and a window stay within the 32 bits that kernels count pixels in. */
const mostPixels = 2 ** 30;

/** A number for both directions, or one for each. */
export type Pair = number | readonly [vertical: number, horizontal: number];

/**
 * What windows at the border do: `"valid"` stays within the image, `"same"` adds zeros around it, as many
 * as make an output of ⌈input / stride⌉ rows and columns; one more below and to the right where the
 * number is odd.
 */
export type Padding = "valid" | "same";

/** Windows of one size that go over images `[batch, height, width, channels]`. */
export class Windows {
  readonly size: readonly [height: number, width: number];
  readonly strides: readonly [vertical: number, horizontal: number];
  readonly padding: Padding;
  readonly #name: string;

  /** @throws {ArgumentError} when sizes or strides aren't whole numbers from 1 to 2³⁰, or the padding is another. */
  constructor(
    name: string,
    size: { readonly name: string; readonly value: Pair },
    strides: Pair,
    padding: Padding,
  ) {
    this.#name = name;
    this.size = pairOf(size.value, `${name}, ${size.name}`);
    this.strides = pairOf(strides, `${name}, strides`);
    if (!(["valid", "same"] as readonly unknown[]).includes(padding)) {
      throw new ArgumentError({
        where: `${name}, padding`,
        expected: '"valid" or "same"',
        received: kindOf(padding),
      });
    }
    this.padding = padding;
  }

  /**
   * Rows and columns of the output for images of this shape.
   *
   * @throws {ShapeError} when the shape is not that of images, or they are smaller than a window.
   */
  outputSize(shape: Shape): readonly [rows: number, columns: number] {
    const [, height = 0, width = 0] = shape;
    const rows = this.#places(height, 0);
    const columns = this.#places(width, 1);
    if (shape.length === 4 && rows >= 1 && columns >= 1) return [rows, columns];
    const [windowHeight, windowWidth] = this.size;
    throw new ShapeError({
      where: `${this.#name}, input`,
      expected:
        shape.length === 4
          ? `images of at least ${windowHeight} × ${windowWidth} pixels`
          : "shape [batch, height, width, channels]",
      received: formatShape(shape),
      fix:
        shape.length === 4
          ? 'Give it padding "same", or a smaller window.'
          : "Put new Reshape([height, width, channels]) before it.",
    });
  }

  /** How the windows lie over images of this shape. */
  geometry(shape: Shape): WindowGeometry {
    const [, height = 0, width = 0] = shape;
    const [windowHeight, windowWidth] = this.size;
    const [verticalStride, horizontalStride] = this.strides;
    const paddingAbove = this.#paddingBefore(height, 0);
    const paddingLeft = this.#paddingBefore(width, 1);
    return {
      ...{ height: windowHeight, width: windowWidth },
      ...{ verticalStride, horizontalStride, paddingAbove, paddingLeft },
    };
  }

  #places(length: number, axis: 0 | 1): number {
    const stride = this.strides[axis];
    return this.padding === "same"
      ? Math.ceil(length / stride)
      : Math.floor((length - this.size[axis]) / stride) + 1;
  }

  #paddingBefore(length: number, axis: 0 | 1): number {
    if (this.padding === "valid") return 0;
    const reach = (this.#places(length, axis) - 1) * this.strides[axis] + this.size[axis];
    return Math.floor(Math.max(0, reach - length) / 2);
  }
}

function pairOf(value: Pair, where: string): readonly [number, number] {
  const pair: readonly unknown[] = Array.isArray(value) ? value : [value, value];
  const [first, second] = pair as readonly [number, number];
  if (pair.length !== 2) {
    throw new ArgumentError({
      where,
      expected: "a number, or one for each of two directions",
      received: `${pair.length} numbers`,
    });
  }
  for (const pixels of [first, second]) {
    requirePositiveInteger(pixels, where);
    requireInRange(pixels, 1, mostPixels, where);
  }
  return [first, second];
}
