import type { DisplacementFields } from "../../backends/index.js";
import { ArgumentError } from "../../errors/index.js";
import { RandomState } from "../../tensor/random-state/index.js";
import type { ElasticDistortion } from "./image-augmentation-options.js";
import { smoothNoise, type PlaneSize } from "./smooth-noise.js";

/** Elements of a side at least: twice as far as the widest Gaussian reaches. */
const shortestSide = 512;

/** Elements of a plane at most: 64 MB, and four times as much while it is made. */
const mostElements = 2 ** 24;

/** How many sizes of planes are kept; one serves all images of up to 256 × 256 pixels. */
const mostKept = 3;

/** Height and width of images. */
interface ImageSize {
  readonly height: number;
  readonly width: number;
}

/** Pairs of planes of smooth noise, made when images of their size first come. */
export class DisplacementPlanes {
  readonly #elastic: ElasticDistortion;
  readonly #seed: number;
  /** From the one that was used longest ago on. */
  #kept: readonly Readonly<PlaneSize & { fields: DisplacementFields }>[] = [];

  constructor(elastic: ElasticDistortion, seed: number) {
    this.#elastic = elastic;
    this.#seed = seed;
  }

  /** @throws {ArgumentError} when the planes of such images would be too large. */
  requireRoom(image: ImageSize, where: string): void {
    const { rows, columns } = planeSize(image);
    if (rows * columns <= mostElements) return;
    throw new ArgumentError({
      where,
      expected: `images whose planes of displacements have at most ${mostElements} elements, as of 2048 × 2048 pixels`,
      received: `[${image.height}, ${image.width}], whose planes have ${rows} × ${columns}`,
      fix: "Cut the images into smaller ones, or leave out elastic distortion.",
    });
  }

  /**
   * The planes of images of such a size.
   *
   * @throws {OutOfMemoryError} when there is no room for them.
   */
  fieldsFor(image: ImageSize): DisplacementFields {
    const size = planeSize(image);
    const { rows, columns } = size;
    const known = this.#kept.find((one) => one.rows === rows && one.columns === columns);
    const used = known ?? { ...size, fields: this.#make(size) };
    const others = this.#kept.filter((one) => one !== used);
    this.#kept = [...others.slice(-(mostKept - 1)), used];
    return used.fields;
  }

  #make(size: PlaneSize): DisplacementFields {
    const plane = (direction: number): Float32Array =>
      smoothNoise(size, this.#elastic, new RandomState([this.#seed, direction]));
    return { columns: size.columns, horizontal: plane(0), vertical: plane(1) };
  }
}

function planeSize({ height, width }: ImageSize): PlaneSize {
  return { rows: sideFor(height), columns: sideFor(width) };
}

function sideFor(pixels: number): number {
  let side = shortestSide;
  while (side < 2 * pixels) side *= 2;
  return side;
}
