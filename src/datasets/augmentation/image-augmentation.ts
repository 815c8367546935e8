import type { NdArray } from "ndarray";
import { requireDistortableSize } from "../../backends/reference/image-checks.js";
import { ArgumentError } from "../../errors/index.js";
import { requireNonNegativeInteger, type InputTensor } from "../../tensor/index.js";
import { contiguousData } from "../../tensor/take-rows.js";
import { DisplacementPlanes } from "./displacement-planes.js";
import { distortInto, emptyLike, type Pixels } from "./distort-into.js";
import { drawDistortions } from "./draw-distortions.js";
import {
  augmentationSettings,
  type AugmentationSettings,
  type ImageAugmentationOptions,
} from "./image-augmentation-options.js";
import { imageLayout, type ImageLayout } from "./image-layout.js";
import { requireOutput } from "./require-output.js";

const where = "ImageAugmentation.apply";

/**
 * Distorts images at random: shifts, rotation, scaling, shear and elastic distortion, between pixels by
 * bilinear interpolation. To be given to `fit` as `augmentation`, or called by itself.
 *
 * Every image is a function of the seed, the epoch and its row alone: whatever the order, the number of
 * threads or the backend, and after a training is resumed, it has the same bits.
 *
 * Elastic distortion takes its displacements from two large planes of smooth noise, one a direction,
 * which are made once a size: at least 512 elements a side, else a power of two of at least twice the
 * images' side, 2²⁴ elements at most. Each image takes a window at a random place of each. A plane's edges continue at
 * the opposite ones, so that every window is a sample of the same random field that smoothing noise for
 * each image alone would draw from (without the weaker displacements which that has at an image's edges).
 *
 * Source: P. Y. Simard, D. Steinkraus, J. C. Platt, "Best practices for convolutional neural networks
 * applied to visual document analysis", ICDAR 2003.
 */
export class ImageAugmentation {
  readonly #settings: AugmentationSettings;
  readonly #planes: DisplacementPlanes | undefined;

  /** @throws {ArgumentError} naming an option that is out of its range. */
  constructor(options: ImageAugmentationOptions = {}) {
    this.#settings = augmentationSettings(options);
    const { elastic, seed } = this.#settings;
    if (elastic !== undefined && elastic.alpha > 0) {
      this.#planes = new DisplacementPlanes(elastic, seed);
    }
  }

  /** All options, those that were left out with their defaults. */
  constructorArguments(): readonly [ImageAugmentationOptions] {
    const { elastic, shape, ...ranges } = this.#settings;
    return [{ ...ranges, ...(elastic && { elastic }), ...(shape && { shape }) }];
  }

  /**
   * The images of an epoch: a new array of the images' type and shape.
   *
   * @param images `[n, height, width]`, `[n, height, width, channels]`, whose channels are all distorted
   * alike, or `[n, pixels]` where the option `shape` tells height and width; uint8, which are rounded to
   * the nearest, float32 or float64.
   * @param epoch A whole number from 0 to 2³² − 1; `fit` counts from 1.
   * @param output An array of an earlier call that is needed no more, to be written over and returned in
   * place of a new one.
   * @throws {ArgumentError} when the epoch is no such number, `fill` is no byte where images are, or
   * images are too large to be distorted.
   * @throws {ShapeError} or {DTypeError} when the images are none, or `output` is not like them.
   */
  apply<Images extends InputTensor>(images: Images, epoch: number, output?: Images): Images {
    const layout = this.#layoutOf(images);
    requireEpoch(epoch);
    const source = contiguousData(images as NdArray<Pixels>);
    if (output !== undefined) requireOutput(output, images, `${where}, output`);
    const result = output ?? emptyLike(images, source);
    const fields = this.#planes?.fieldsFor(layout);
    const distortions = drawDistortions(this.#settings, { ...layout, epoch, fields });
    distortInto(source, layout, distortions, result);
    return result;
  }

  /**
   * Throws what `apply` would throw of such images: `fit` asks before it trains.
   *
   * @throws {ArgumentError}, {ShapeError} or {DTypeError} as `apply` does.
   */
  check(images: InputTensor): void {
    this.#layoutOf(images);
  }

  #layoutOf(images: InputTensor): ImageLayout {
    const { shape, fill } = this.#settings;
    const layout = imageLayout(images, shape, where, "new ImageAugmentation({ shape: [28, 28] })");
    requireDistortableSize(layout.height, layout.width, `${where}, images`);
    this.#planes?.requireRoom(layout, `${where}, images`);
    if (images.data instanceof Uint8Array) requireByte(fill);
    return layout;
  }
}

function requireEpoch(epoch: number): void {
  const place = `${where}, epoch`;
  requireNonNegativeInteger(epoch, place);
  if (epoch < 2 ** 32) return;
  throw new ArgumentError({
    where: place,
    expected: "a number below 2³²",
    received: String(epoch),
  });
}

function requireByte(fill: number): void {
  if (Number.isInteger(fill) && fill >= 0 && fill <= 255) return;
  throw new ArgumentError({
    where: `${where}, fill`,
    expected: "a whole number from 0 to 255, as the images are bytes",
    received: String(fill),
  });
}
