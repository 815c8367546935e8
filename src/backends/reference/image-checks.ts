import { ArgumentError, DTypeError, ShapeError } from "../../errors/index.js";
import { formatShape, requireSameShape, type InputTensor } from "../../tensor/index.js";
import type { ImageDistortions } from "../operations/distortion-operations.js";

/** Positions in an image with a border are exact in float32, and in the kernels' 23 bits, up to here. */
const mostElements = 2 ** 23;

/** Sizes of images that are distorted. */
export interface ImageSizes {
  readonly count: number;
  readonly height: number;
  readonly width: number;
}

/** Sizes of images `[images, height, width]`, once all else that an operation is given fits them. */
export function requireDistortions(
  images: InputTensor,
  distortions: ImageDistortions,
  output: InputTensor,
): ImageSizes {
  const [count = 0, height = 0, width = 0] = images.shape;
  if (images.shape.length !== 3) {
    throw new ShapeError({
      where: "distortImages, images",
      expected: "shape [images, height, width]",
      received: formatShape(images.shape),
    });
  }
  requireSameShape(output.shape, images.shape, "distortImages, output");
  requireSameType(images, output);
  requireDistortableSize(height, width, "distortImages, images");
  const { maps, fields, windows, fill } = distortions;
  if (maps.length < 6 * count) throw wrong("maps", `6 numbers for each of ${count}`, maps.length);
  if (images.data instanceof Uint8Array && !(Number.isInteger(fill) && fill >= 0 && fill <= 255)) {
    throw wrong("fill", "a whole number from 0 to 255 for bytes", fill);
  }
  if (fields === undefined) return { count, height, width };
  const { columns, horizontal, vertical } = fields;
  const last = Math.min(horizontal.length, vertical.length) - ((height - 1) * columns + width);
  for (let index = 0; index < 2 * count; index += 1) {
    const start = windows[index] ?? -1;
    if (start < 0 || start > last) throw wrong("windows", `numbers from 0 to ${last}`, start);
  }
  return { count, height, width };
}

/** @throws {ArgumentError} when images with their border are too large for positions to be exact. */
export function requireDistortableSize(height: number, width: number, where: string): void {
  const elements = borderedElements(height, width);
  if (elements <= mostElements) return;
  throw new ArgumentError({
    where,
    expected: `at most ${mostElements} elements with a border, (height + 3)·16·⌈(width + 3)/16⌉`,
    received: `${elements} elements, of images [${height}, ${width}]`,
    fix: "Cut the images into smaller ones.",
  });
}

/** Elements of an image with a border, as `wasm/kernels/images/padded-image.ts` lays it out. */
export function borderedElements(height: number, width: number): number {
  return (height + 3) * Math.ceil((width + 3) / 16) * 16;
}

function requireSameType(images: InputTensor, output: InputTensor): void {
  const [wanted, given] = [images, output].map(({ data }) => elementType(data));
  if (wanted === given) return;
  throw new DTypeError({
    where: "distortImages, output",
    expected: String(wanted),
    received: String(given),
  });
}

function elementType(data: InputTensor["data"]): string {
  if (data instanceof Uint8Array) return "uint8";
  return data instanceof Float32Array ? "float32" : "float64";
}

function wrong(part: string, expected: string, received: number | string): ArgumentError {
  return new ArgumentError({
    where: `distortImages, ${part}`,
    expected,
    received: String(received),
  });
}
