/** A convolution of LeNet-5, by the name that its paper gives it. */
export interface LenetConvolution {
  readonly name: "C1" | "C3" | "C5";
  readonly image: readonly [height: number, width: number, channels: number];
  /** Height and width of the window. */
  readonly window: number;
  /** Zeros on each side of the image. */
  readonly padding: number;
  readonly filters: number;
}

/** Strides are 1; digits of 28 × 28 stand in a frame of zeros, as the paper has them. */
export const lenetConvolutions: readonly LenetConvolution[] = [
  { name: "C1", image: [28, 28, 1], window: 5, padding: 2, filters: 6 },
  { name: "C3", image: [14, 14, 6], window: 5, padding: 0, filters: 16 },
  { name: "C5", image: [5, 5, 16], window: 5, padding: 0, filters: 120 },
];

/** The one of that name. */
export function lenetConvolution(name: LenetConvolution["name"]): LenetConvolution {
  const convolution = lenetConvolutions.find((one) => one.name === name);
  if (convolution !== undefined) return convolution;
  throw new RangeError(`there is no convolution ${name}`);
}

/** Height, width and channels of what it gives for an image. */
export function outputShape({
  image: [height, width],
  window,
  padding,
  filters,
}: LenetConvolution): readonly [height: number, width: number, channels: number] {
  return [height + 2 * padding - window + 1, width + 2 * padding - window + 1, filters];
}

/**
 * Multiplications of a weight by a pixel that one image takes, those by zeros around it left out.
 *
 * Each of the two gradients takes as many.
 */
export function realProducts(convolution: LenetConvolution): number {
  const { image, window, padding, filters } = convolution;
  const [height, width, channels] = image;
  const [rows, columns] = outputShape(convolution);
  const along = (positions: number, length: number): number =>
    pixelsUnderWindows(positions, length, window, padding);
  return along(rows, height) * along(columns, width) * channels * filters;
}

/** Along one axis: the pixels of the image under the window, for all its positions together. */
function pixelsUnderWindows(
  positions: number,
  length: number,
  window: number,
  padding: number,
): number {
  let sum = 0;
  for (let position = 0; position < positions; position += 1) {
    const start = position - padding;
    sum += Math.min(length, start + window) - Math.max(0, start);
  }
  return sum;
}
