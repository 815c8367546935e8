/** A convolution of LeNet-5, by the name that its paper gives it. */
export interface LenetConvolution {
  readonly name: "C1" | "C3" | "C5";
  readonly image: readonly [height: number, width: number, channels: number];
  /** Height and width of the window. */
  readonly window: number;
  readonly filters: number;
}

/** Strides are 1. The paper's images are of 32 × 32 pixels: digits of 28 × 28 in a frame of their background. */
export const lenetConvolutions: readonly LenetConvolution[] = [
  { name: "C1", image: [32, 32, 1], window: 5, filters: 6 },
  { name: "C3", image: [14, 14, 6], window: 5, filters: 16 },
  { name: "C5", image: [5, 5, 16], window: 5, filters: 120 },
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
  filters,
}: LenetConvolution): readonly [height: number, width: number, channels: number] {
  return [height - window + 1, width - window + 1, filters];
}

/** Multiplications of a weight by a pixel that one image takes; each of the two gradients takes as many. */
export function productsOf(convolution: LenetConvolution): number {
  const [rows, columns, filters] = outputShape(convolution);
  return rows * columns * convolution.window ** 2 * convolution.image[2] * filters;
}
