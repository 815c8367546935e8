import type { RandomState } from "../../tensor/random-state/index.js";
import { bell } from "./bell.js";
import { EDGE_WIDTH } from "./pen.js";

/** Greatest shift of a stroke's outline at one pixel, in pixels. */
const ROUGHNESS = 0.2;
/** Standard deviation of a marked pixel's grey, of 255. */
const GREY_DEVIATION = 10;

/**
 * Turns depths under the ink (see `drawStroke`) into bytes: 0 outside, 255 inside, and a linear
 * grey ramp of `EDGE_WIDTH` across the outline, which is roughened; marked pixels get mild noise
 * and stay at least 1, the rest stays exactly 0.
 */
export function inkPixels(depths: Float64Array, random: RandomState, bytes: Uint8Array): void {
  for (let pixel = 0; pixel < bytes.length; pixel += 1) {
    const depth = depths[pixel] ?? 0;
    if (depth <= -EDGE_WIDTH / 2) {
      bytes[pixel] = 0;
      continue;
    }
    const rough = depth + ROUGHNESS * (2 * random.randomSample() - 1);
    const grey = 255 * (rough / EDGE_WIDTH + 0.5) + GREY_DEVIATION * bell(random);
    bytes[pixel] = Math.floor(Math.min(Math.max(grey, 1), 255));
  }
}
