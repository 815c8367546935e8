import type { DisplacementFields, ImageDistortions } from "../../backends/index.js";
import type { AugmentationSettings } from "./image-augmentation-options.js";
import { rotationBy } from "./rotation.js";
import { Threefry } from "./threefry.js";

/** Which pair of a sample's random words a choice takes: what one draws is the same whatever else is drawn. */
const slots = { shift: 0, rotationAndShear: 1, scaling: 2, horizontal: 3, vertical: 4 } as const;

/** What is drawn for, and from which planes. */
export interface DrawnImages {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly epoch: number;
  readonly fields: DisplacementFields | undefined;
}

/**
 * Draws a map for each image, and the windows of its displacements.
 *
 * A map is `shift ∘ rotation ∘ shear ∘ stretching` about the centre; what is written is its inverse, as
 * each pixel asks where it comes from.
 */
export function drawDistortions(
  settings: AugmentationSettings,
  images: DrawnImages,
): ImageDistortions {
  const { count, height, width, fields, epoch } = images;
  const random = new Threefry(settings.seed, epoch);
  const maps = new Float32Array(6 * count);
  const windows = new Int32Array(2 * count);
  const rows = fields === undefined ? 0 : fields.horizontal.length / fields.columns;
  for (let image = 0; image < count; image += 1) {
    writeMap(settings, random, image, (width - 1) / 2, (height - 1) / 2, maps);
    if (fields === undefined) continue;
    for (const [index, slot] of [slots.horizontal, slots.vertical].entries()) {
      random.draw(image, slot);
      const x = below(random.first, fields.columns - width + 1);
      const y = below(random.second, rows - height + 1);
      windows[2 * image + index] = y * fields.columns + x;
    }
  }
  return { maps, windows, fields, fill: settings.fill };
}

function writeMap(
  { shift, rotation, scaling, shear }: AugmentationSettings,
  random: Threefry,
  image: number,
  centreX: number,
  centreY: number,
  maps: Float32Array,
): void {
  let [a, b, d, e] = [1, 0, 0, 1];
  if (rotation > 0 || shear > 0) {
    random.draw(image, slots.rotationAndShear);
    const { cosine, sine } = rotationBy((rotation / 180) * Math.PI * symmetric(random.first));
    const slant = shear * symmetric(random.second);
    [a, b, d, e] = [cosine + slant * sine, sine - slant * cosine, -sine, cosine];
  }
  if (scaling > 0) {
    random.draw(image, slots.scaling);
    const stretchX = 1 + scaling * symmetric(random.first);
    const stretchY = 1 + scaling * symmetric(random.second);
    [a, b, d, e] = [a / stretchX, b / stretchX, d / stretchY, e / stretchY];
  }
  let [shiftX, shiftY] = [0, 0];
  if (shift > 0) {
    random.draw(image, slots.shift);
    [shiftX, shiftY] = [shift * symmetric(random.first), shift * symmetric(random.second)];
  }
  const first = 6 * image;
  maps[first] = a;
  maps[first + 1] = b;
  maps[first + 2] = centreX - (a * shiftX + b * shiftY);
  maps[first + 3] = d;
  maps[first + 4] = e;
  maps[first + 5] = centreY - (d * shiftX + e * shiftY);
}

/** A word as a number between −1 and 1. */
function symmetric(word: number): number {
  return (word + 0.5) / 2 ** 31 - 1;
}

/** A word as a whole number from 0 to n − 1. */
function below(word: number, n: number): number {
  return Math.floor((word / 2 ** 32) * n);
}
