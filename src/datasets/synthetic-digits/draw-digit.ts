import type { RandomState } from "../../tensor/random-state/index.js";
import { bell } from "./bell.js";
import { placeByMass } from "./centre.js";
import { createDistortion } from "./distortion.js";
import { fitBox } from "./fit-box.js";
import { inkPixels } from "./ink.js";
import { createPen, EDGE_WIDTH } from "./pen.js";
import { drawStroke } from "./rasterizer.js";
import { skeletons, type Skeleton } from "./skeletons.js";
import { sampleStroke } from "./spline.js";
import type { Stroke } from "./stroke.js";

/** Side of a picture, in pixels. */
export const PICTURE_SIDE = 28;
/** Side of the box that a digit fills by its larger side, in pixels. */
export const BOX_SIDE = 20;

/** Standard deviation of a skeleton point's position, of a height of 100. */
const JITTER = 2.8;

/**
 * Draws one random digit into `picture`, 28×28 zeroed bytes, the way MNIST's are normalised: scaled
 * to fit a 20×20 box, then placed by its centre of mass.
 */
export function drawDigit(label: number, random: RandomState, picture: Uint8Array): void {
  const { strokes } = chooseSkeleton(skeletons[label] ?? [], random);
  const lines = strokes.map((stroke) => sampleStroke(jitter(stroke, random)));
  const distort = createDistortion(random);
  const pen = createPen(random);
  lines.forEach(distort);
  fitBox(lines, BOX_SIDE, pen.radius + EDGE_WIDTH / 4);

  const depths = new Float64Array(BOX_SIDE * BOX_SIDE).fill(-EDGE_WIDTH);
  for (const line of lines) drawStroke(depths, BOX_SIDE, line, pen);
  const box = new Uint8Array(BOX_SIDE * BOX_SIDE);
  inkPixels(depths, random, box);
  placeByMass(box, BOX_SIDE, picture, PICTURE_SIDE);
}

function chooseSkeleton(ways: readonly Skeleton[], random: RandomState): Skeleton {
  const total = ways.reduce((sum, way) => sum + way.weight, 0);
  let remaining = random.randomSample() * total;
  for (const way of ways) {
    remaining -= way.weight;
    if (remaining < 0) return way;
  }
  return { weight: 1, strokes: [] };
}

function jitter(stroke: Stroke, random: RandomState): Stroke {
  return stroke.map((point) => ({
    x: point.x + JITTER * bell(random),
    y: point.y + JITTER * bell(random),
    isCorner: point.isCorner,
  }));
}
