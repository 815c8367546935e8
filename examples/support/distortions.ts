import { ImageAugmentation } from "ndnet/datasets";

/**
 * Digits as the papers distort them: moved, turned and stretched a little, and bent elastically
 * (Simard et al. 2003). Chosen on a validation split.
 */
export function distortions(seed: number): ImageAugmentation {
  return new ImageAugmentation({
    ...{ seed, shift: 1, rotation: 8, scaling: 0.08 },
    elastic: { alpha: 20, sigma: 4 },
    shape: [28, 28],
  });
}
