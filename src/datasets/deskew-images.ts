import type { NdArray } from "ndarray";
import { ArgumentError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import type { InputTensor } from "../tensor/index.js";
import { contiguousData } from "../tensor/take-rows.js";
import { distortInto, emptyLike, type Pixels } from "./augmentation/distort-into.js";
import { requireImageShape } from "./augmentation/image-augmentation-options.js";
import { imageLayout, type ImageLayout } from "./augmentation/image-layout.js";

/** Options of {@link deskewImages}. */
export interface DeskewOptions {
  /** Height and width of images that are given as rows of pixels, `[28, 28]`. */
  readonly shape?: readonly [height: number, width: number];
}

const where = "deskewImages";

/**
 * Images whose slant is taken out: a new array of the images' type and shape.
 *
 * With pixel values v as mass, m = Σv, the centre of mass (x̄, ȳ) and the second moments
 * `μ₁₁ = Σ (x − x̄)(y − ȳ) v / m`, `μ₀₂ = Σ (y − ȳ)² v / m`, each row is moved by `−μ₁₁/μ₀₂ · (y − ȳ)`
 * pixels, so that the new μ₁₁ is about 0; between pixels by bilinear interpolation, with zeros from
 * outside. An image without mass, or in one row, stays as it is.
 *
 * @param images `[n, height, width]`, `[n, height, width, 1]`, or `[n, pixels]` where the option `shape`
 * tells height and width; uint8, which are rounded to the nearest, float32 or float64. The background is 0.
 * @throws {ArgumentError} when a pixel is negative, infinite or not a number.
 * @throws {ShapeError} or {DTypeError} when the images are none.
 *
 * Source: LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition",
 * Proceedings of the IEEE 86 (1998), where such a set of digits is called deskewed.
 */
export function deskewImages<Images extends InputTensor>(
  images: Images,
  options: DeskewOptions = {},
): Images {
  const { shape } = requireOptions(options, where);
  if (shape !== undefined) requireImageShape(shape, where);
  const fix = `${where}(images, { shape: [28, 28] })`;
  const layout = imageLayout(images, shape, where, fix, true);
  const source = contiguousData(images as NdArray<Pixels>);
  const result = emptyLike(images, source);
  const windows = new Int32Array(2 * layout.count);
  distortInto(source, layout, { maps: mapsOf(source, layout), windows, fill: 0 }, result);
  return result;
}

/** For each image the map that tells where its pixels come from (see `ImageDistortions`). */
function mapsOf(source: Pixels, { count, height, width }: ImageLayout): Float32Array {
  const maps = new Float32Array(6 * count);
  const pixels = height * width;
  for (let image = 0; image < count; image += 1) {
    const one = source.subarray(image * pixels, (image + 1) * pixels);
    const { slant, centreY } = momentsOf(one, width, image);
    const shift = (width - 1) / 2 + slant * ((height - 1) / 2 - centreY);
    maps.set([1, slant, shift, 0, 1, (height - 1) / 2], 6 * image);
  }
  return maps;
}

/** The slant μ₁₁/μ₀₂ of an image, and the row ȳ of its centre of mass. */
function momentsOf(
  pixels: Pixels,
  width: number,
  image: number,
): { readonly slant: number; readonly centreY: number } {
  let [mass, massX, massY, massXY, massYY] = [0, 0, 0, 0, 0];
  let isMass = true;
  for (let place = 0; place < pixels.length; place += 1) {
    const value = pixels[place] ?? 0;
    isMass &&= value >= 0;
    if (value === 0) continue;
    const x = place % width;
    const y = (place - x) / width;
    mass += value;
    massX += value * x;
    massY += value * y;
    massXY += value * x * y;
    massYY += value * y * y;
  }
  if (!isMass || !Number.isFinite(massXY + massYY)) throw noMass(image);
  if (mass === 0) return { slant: 0, centreY: 0 };
  const centreY = massY / mass;
  const variance = massYY / mass - centreY * centreY;
  const covariance = massXY / mass - (massX / mass) * centreY;
  // Of an image in one row, rounding alone may make the variance differ from 0.
  const isFlat = variance <= 1e-9 * (1 + centreY * centreY);
  return { slant: isFlat ? 0 : covariance / variance, centreY };
}

function noMass(image: number): ArgumentError {
  return new ArgumentError({
    where: `${where}, image ${image}`,
    expected: "finite pixel values of at least 0, as the ink's mass",
    received: "negative values, or values that are not finite",
    fix: "Deskew images before they are standardised.",
  });
}
