import type { NdArray } from "ndarray";
import type { DisplacementFields } from "../../backends/index.js";
import { ArgumentError } from "../../errors/index.js";
import {
  isContiguous,
  requireNonNegativeInteger,
  requireSameShape,
  type InputTensor,
} from "../../tensor/index.js";
import { RandomState } from "../../tensor/random-state/index.js";
import { contiguousData } from "../../tensor/take-rows.js";
import { distortInto, emptyLike, type Pixels } from "./distort-into.js";
import { drawDistortions } from "./draw-distortions.js";
import {
  augmentationSettings,
  type AugmentationSettings,
  type ImageAugmentationOptions,
} from "./image-augmentation-options.js";
import { imageLayout, type ImageLayout } from "./image-layout.js";
import { smoothNoise } from "./smooth-noise.js";

/** Elements of a side of the displacement planes, for images of up to half of it. */
const planeSize = 512;

/**
 * Distorts images at random: shifts, rotation, scaling, shear and elastic distortion, between pixels by
 * bilinear interpolation. To be given to `fit` as `augmentation`, or called by itself.
 *
 * Every image is a function of the seed, the epoch and its row alone: whatever the order, the number of
 * threads or the backend, and after a training is resumed, it has the same bits.
 *
 * Elastic distortion takes its displacements from two large planes of smooth noise, one a direction,
 * which are made once: each image takes a window at a random place of each. A plane's edges continue at
 * the opposite ones, so that every window is a sample of the same random field that smoothing noise for
 * each image alone would draw from (without the weaker displacements which that has at an image's edges).
 *
 * Source: P. Y. Simard, D. Steinkraus, J. C. Platt, "Best practices for convolutional neural networks
 * applied to visual document analysis", ICDAR 2003.
 */
export class ImageAugmentation {
  readonly #settings: AugmentationSettings;
  #fields: DisplacementFields | undefined;

  /** @throws {ArgumentError} naming an option that is out of its range. */
  constructor(options: ImageAugmentationOptions = {}) {
    this.#settings = augmentationSettings(options);
  }

  /** All options, those that were left out with their defaults. */
  constructorArguments(): readonly [ImageAugmentationOptions] {
    const { elastic, shape, ...ranges } = this.#settings;
    return [{ ...ranges, ...(elastic && { elastic }), ...(shape && { shape }) }];
  }

  /**
   * The images of an epoch: a new array of the images' type and shape.
   *
   * @param images `[n, height, width]`, `[n, height, width, 1]`, or `[n, pixels]` where the option
   * `shape` tells height and width; uint8, which are rounded to the nearest, float32 or float64.
   * @param epoch A whole number from 0 to 2³² − 1; `fit` counts from 1.
   * @param output An array of an earlier call that is needed no more, to be written over and returned in
   * place of a new one.
   * @throws {ArgumentError} when the epoch is no such number, or `fill` is no byte where images are.
   * @throws {ShapeError} or {DTypeError} when the images are none, or `output` is not like them.
   */
  apply<Images extends InputTensor>(images: Images, epoch: number, output?: Images): Images {
    const { shape, fill } = this.#settings;
    const fix = "new ImageAugmentation({ shape: [28, 28] })";
    const layout = imageLayout(images, shape, "ImageAugmentation.apply", fix);
    requireEpoch(epoch);
    const source = contiguousData(images as NdArray<Pixels>);
    if (source instanceof Uint8Array) requireByte(fill);
    const result = output ?? emptyLike(images, source);
    if (output !== undefined) requireUsable(output, images);
    const fields = this.#fieldsFor(layout);
    const distortions = drawDistortions(this.#settings, { ...layout, epoch, fields });
    distortInto(source, layout, distortions, result);
    return result;
  }

  /** The displacement planes, large enough for these images; none without elastic distortion. */
  #fieldsFor({ height, width }: ImageLayout): DisplacementFields | undefined {
    const { elastic, seed } = this.#settings;
    if (elastic === undefined || elastic.alpha === 0) return undefined;
    let columns = planeSize;
    while (columns < 2 * Math.max(height, width)) columns *= 2;
    if (this.#fields?.columns !== columns) {
      this.#fields = {
        columns,
        horizontal: smoothNoise(columns, elastic, new RandomState([seed, 0])),
        vertical: smoothNoise(columns, elastic, new RandomState([seed, 1])),
      };
    }
    return this.#fields;
  }
}

function requireEpoch(epoch: number): void {
  const where = "ImageAugmentation.apply, epoch";
  requireNonNegativeInteger(epoch, where);
  if (epoch < 2 ** 32) return;
  throw new ArgumentError({ where, expected: "a number below 2³²", received: String(epoch) });
}

function requireByte(fill: number): void {
  if (Number.isInteger(fill) && fill >= 0 && fill <= 255) return;
  throw new ArgumentError({
    where: "ImageAugmentation.apply, fill",
    expected: "a whole number from 0 to 255, as the images are bytes",
    received: String(fill),
  });
}

/** Its type is held to the images' by the operation. */
function requireUsable(output: InputTensor, images: InputTensor): void {
  const where = "ImageAugmentation.apply, output";
  requireSameShape(output.shape, images.shape, where);
  if (isContiguous(output) && output.data !== images.data) return;
  throw new ArgumentError({
    where,
    expected: "a contiguous array beside the images",
    received: isContiguous(output) ? "the images themselves" : "a strided view",
    fix: "Pass an array that an earlier call has returned.",
  });
}
