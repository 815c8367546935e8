import type { InputTensor } from "../../tensor/index.js";

/** Two directions of a displacement field, in pixels: planes of `columns` columns, row by row. */
export interface DisplacementFields {
  readonly horizontal: Float32Array;
  readonly vertical: Float32Array;
  readonly columns: number;
}

/**
 * Where the pixels of each image come from.
 *
 * With the centre `c = ((width − 1)/2, (height − 1)/2)`, the pixel at column x and row y of image i is
 * the source image's value at
 *
 *     column a·(x − c₀) + (b·(y − c₁) + s) + horizontal[windows[2i] + y·columns + x]
 *     row    d·(x − c₀) + (e·(y − c₁) + t) + vertical[windows[2i + 1] + y·columns + x]
 *
 * where a, b, s, d, e, t are elements `6i … 6i + 5` of `maps`.
 */
export interface ImageDistortions {
  /** `[images, 6]`. */
  readonly maps: Float32Array;
  /** Displacements that are added; none where they are left out. */
  readonly fields?: DisplacementFields | undefined;
  /** `[images, 2]`: where an image's windows begin in the two planes; read only where there are fields. */
  readonly windows: Int32Array;
  /** The value of all that lies outside of an image; a whole number from 0 to 255 for bytes. */
  readonly fill: number;
}

/** Pictures, seen through maps of the plane. */
export interface DistortionOperations {
  /**
   * `output[i, y, x] ← images[i]` at the place that `distortions` gives, between pixels by bilinear
   * interpolation. Both are `[images, height, width]`, of one element type, and don't overlap.
   *
   * Places are computed in float32, each operation rounded, in the order written above; brought into
   * −1 … width and −1 … height; and `p + f·(q − p)` is computed along the row first, in float32 for
   * bytes and float32, in float64 for float64. Bytes are rounded to the nearest, a half to the even one.
   * So all backends give the same bits.
   *
   * @throws {ArgumentError} when maps or windows are too few, a window leaves its plane, or an image with
   * a border, `(height + 3)·16·⌈(width + 3)/16⌉` elements, has more than 2²³.
   * @throws {DTypeError} or {ShapeError} when images and output are not alike.
   */
  distortImages(images: InputTensor, distortions: ImageDistortions, output: InputTensor): void;
}
