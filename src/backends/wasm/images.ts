import type { NdArray } from "ndarray";
import { contiguousData } from "../../tensor/take-rows.js";
import type { FloatArray } from "../../tensor/index.js";
import type {
  DisplacementFields,
  ImageDistortions,
  DistortionOperations,
} from "../operations/distortion-operations.js";
import {
  borderedElements,
  requireDistortions,
  type ImageSizes,
} from "../reference/image-checks.js";
import { writeContiguous } from "../reference/images.js";
import { MemoryBlocks } from "./memory-blocks.js";
import { DISTORT_BYTES, DISTORT_IMAGES } from "./shared/kernel-numbers.js";
import { viewLike } from "./view-like.js";
import type { WasmContext } from "./wasm-context.js";

/** Bytes of images that are copied in and distorted at a time: they stay in a cache. */
const stagingBytes = 1 << 20;

/** Elementary operations that a pixel is about worth. */
const pixelWork = 8;

type Pixels = FloatArray | Uint8Array;

/** Pictures, seen through maps of the plane, by the kernels in `kernels/images`. */
export function distortionOperations(context: WasmContext): DistortionOperations {
  return {
    distortImages(images, distortions, output) {
      const sizes = requireDistortions(images, distortions, output);
      const source = contiguousData(images as NdArray<Pixels>);
      writeContiguous(output, (target) => {
        distort(context, source, sizes, distortions, target);
      });
    },
  };
}

/** Distorts the images block by block, through memory that the kernels can reach. */
function distort(
  context: WasmContext,
  source: Pixels,
  { count, height, width }: ImageSizes,
  { maps, fields, windows, fill }: ImageDistortions,
  target: Pixels,
): void {
  const { engine, memory } = context;
  const size = height * width;
  if (count === 0 || size === 0) return;
  const bytes = source.BYTES_PER_ELEMENT;
  const blockImages = Math.min(count, Math.max(1, Math.floor(stagingBytes / (size * bytes))));
  const blocks = new MemoryBlocks(memory);
  const place = (length: number, sample: Pixels | Int32Array): Placed => {
    const address = blocks.allocate(length * sample.BYTES_PER_ELEMENT);
    return { address, view: viewLike(sample, memory.buffer, address, length) };
  };
  try {
    const [input, result] = [place(blockImages * size, source), place(blockImages * size, source)];
    const [mapBlock, windowBlock] = [place(blockImages * 6, maps), place(blockImages * 2, windows)];
    const planes = fields === undefined ? noPlanes(height, width, place) : copied(fields, place);
    const pieces = Math.min(blockImages, engine.threads * piecesPerThread);
    const scratchBytes = scratchElements(height, width) * (bytes === 1 ? 5 : bytes);
    const scratch = blocks.allocate(pieces * scratchBytes);
    for (let first = 0; first < count; first += blockImages) {
      const images = Math.min(blockImages, count - first);
      input.view.set(source.subarray(first * size, (first + images) * size));
      mapBlock.view.set(maps.subarray(first * 6, (first + images) * 6));
      if (fields === undefined) windowBlock.view.fill(0);
      else windowBlock.view.set(windows.subarray(first * 2, (first + images) * 2));
      engine.integer(0, images);
      engine.integer(1, height);
      engine.integer(2, width);
      engine.integer(3, input.address);
      engine.integer(4, result.address);
      engine.integer(5, mapBlock.address);
      engine.integer(6, windowBlock.address);
      engine.integer(7, scratch);
      engine.integer(8, scratchBytes);
      engine.integer(9, planes.horizontal);
      engine.integer(10, planes.vertical);
      engine.integer(11, planes.columns);
      engine.scalar(0, fill + 0);
      const kernel = bytes === 1 ? DISTORT_BYTES : DISTORT_IMAGES;
      const work = images * size * pixelWork;
      engine.run(kernel, bytes === 8 ? "float64" : "float32", work, Math.min(images, pieces));
      const done = result.view.subarray(0, images * size) as Pixels;
      target.set(done, first * size);
    }
  } finally {
    blocks.release();
  }
}

interface Placed {
  readonly address: number;
  readonly view: Pixels | Int32Array;
}

type Place = (length: number, sample: Pixels | Int32Array) => Placed;

interface Planes {
  readonly horizontal: number;
  readonly vertical: number;
  readonly columns: number;
}

/** Chunks a thread, as many as the engine ever makes. */
const piecesPerThread = 4;

function copied({ horizontal, vertical, columns }: DisplacementFields, place: Place): Planes {
  const [x, y] = [horizontal, vertical].map((plane) => {
    const placed = place(plane.length, plane);
    placed.view.set(plane);
    return placed.address;
  });
  return { horizontal: x ?? 0, vertical: y ?? 0, columns };
}

/** A plane of zeros for both directions. */
function noPlanes(height: number, width: number, place: Place): Planes {
  const { address, view } = place(height * width, new Float32Array());
  view.fill(0);
  return { horizontal: address, vertical: address, columns: width };
}

/** Elements of an image with a border, and those that are read behind it, in whole cache lines. */
function scratchElements(height: number, width: number): number {
  return Math.ceil((borderedElements(height, width) + 16) / 64) * 64;
}
