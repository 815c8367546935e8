import { ImageAugmentation } from "../ndnet-datasets.js";

/** Distortions of digits; a library that has none takes them from ndnet. */
export function distortions(seed: number): ImageAugmentation {
  return new ImageAugmentation({
    ...{ seed, shift: 1, rotation: 8, scaling: 0.08 },
    elastic: { alpha: 20, sigma: 4 },
    shape: [28, 28],
  });
}
