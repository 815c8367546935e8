import { ArgumentError } from "../../errors/index.js";
import { requireOptions } from "../../errors/require-options.js";
import { requireInRange, requirePositiveInteger } from "../../tensor/index.js";
import { requireSeed } from "../synthetic-digits/options.js";

/** A field of random displacements: see {@link ImageAugmentationOptions.elastic}. */
export interface ElasticDistortion {
  /**
   * What the smoothed field is multiplied by, α, from 0 to 10,000. A displacement's standard deviation is
   * about `alpha / (2·√(3π)·sigma)` pixels in each direction.
   */
  readonly alpha: number;
  /** Standard deviation of the Gaussian that smooths the field, σ, in pixels, from 0.1 to 64. */
  readonly sigma: number;
}

/** Options of `ImageAugmentation`: each range is symmetric, its draws uniform; what is left out stays off. */
export interface ImageAugmentationOptions {
  /** Drives all draws, a whole number from 0 to 2³² − 1. Default: 0. */
  readonly seed?: number;
  /** Moves by −shift to shift pixels, by itself in each direction; from 0 to 10,000. Default: 0. */
  readonly shift?: number;
  /** Turns by −rotation to rotation degrees about the centre; from 0 to 180. Default: 0. */
  readonly rotation?: number;
  /**
   * Stretches width and height, each by itself, by factors from 1 − scaling to 1 + scaling; from 0 to
   * 0.99. Default: 0.
   */
  readonly scaling?: number;
  /**
   * Slants: moves a row by −shear to shear times its distance from the centre; from 0 to 100, 1 being
   * 45°. Default: 0.
   */
  readonly shear?: number;
  /**
   * Moves every pixel by a field of its own: uniform numbers in [−1, 1] for each pixel and direction,
   * smoothed by a Gaussian whose weights add up to 1, times α. MNIST's digits of 28 × 28 pixels are
   * commonly distorted by `{ alpha: 34, sigma: 4 }`. Default: none.
   */
  readonly elastic?: ElasticDistortion;
  /** The value outside of an image, a whole number from 0 to 255 for bytes. Default: 0. */
  readonly fill?: number;
  /** Height and width of images that are given as rows of pixels, `[28, 28]`. */
  readonly shape?: readonly [height: number, width: number];
}

/** The options, with all ranges as numbers. */
export interface AugmentationSettings extends Required<
  Omit<ImageAugmentationOptions, "elastic" | "shape">
> {
  readonly elastic: ElasticDistortion | undefined;
  readonly shape: readonly [height: number, width: number] | undefined;
}

const where = "ImageAugmentation";

/** @throws {ArgumentError} naming an option that is out of its range. */
export function augmentationSettings(options: ImageAugmentationOptions): AugmentationSettings {
  const { elastic, shape, seed = 0, fill = 0, ...ranges } = requireOptions(options, where);
  const { shift = 0, rotation = 0, scaling = 0, shear = 0 } = ranges;
  requireSeed(seed, `${where}, seed`);
  requireInRange(shift, 0, 10_000, `${where}, shift`);
  requireInRange(rotation, 0, 180, `${where}, rotation`);
  requireInRange(scaling, 0, 0.99, `${where}, scaling`);
  requireInRange(shear, 0, 100, `${where}, shear`);
  requireInRange(fill, -greatestFill, greatestFill, `${where}, fill`);
  if (elastic !== undefined) {
    if (!isObject(elastic)) throw wrong("elastic", "{ alpha, sigma }", elastic);
    requireInRange(elastic.alpha, 0, 10_000, `${where}, elastic.alpha`);
    requireInRange(elastic.sigma, 0.1, 64, `${where}, elastic.sigma`);
  }
  if (shape !== undefined) requireImageShape(shape, where);
  return { seed, shift, rotation, scaling, shear, fill, elastic, shape };
}

/** Its square is a float32 number still, so that nothing that is computed with it is infinite. */
const greatestFill = 1e18;

/** @throws {ArgumentError} unless `shape` is the height and width of an image. */
export function requireImageShape(shape: unknown, owner: string): void {
  if (!Array.isArray(shape) || shape.length !== 2) {
    throw wrong("shape", "[height, width]", shape, owner);
  }
  requirePositiveInteger(shape[0] as number, `${owner}, shape[0]`);
  requirePositiveInteger(shape[1] as number, `${owner}, shape[1]`);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function wrong(option: string, expected: string, received: unknown, owner = where): ArgumentError {
  return new ArgumentError({
    where: `${owner}, ${option}`,
    expected,
    received: isObject(received) ? JSON.stringify(received) : String(received),
  });
}
