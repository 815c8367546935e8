import { zlibSync } from "fflate";
import type { NdArray } from "ndarray";
import { crc32 } from "../../compression/gzip/crc32.js";
import { ArgumentError, DTypeError, ShapeError } from "../../errors/index.js";
import { formatShape, isNdArray } from "../../tensor/index.js";
import { contiguousData } from "../../tensor/take-rows.js";

/** Pixels of 0 to 255: `[height, width]` grey, `[height, width, 3]` RGB, `[height, width, 4]` RGBA. */
export type PixelArray = NdArray<Uint8Array> | NdArray<Uint8ClampedArray>;

/**
 * The bytes of a PNG file, 8 bits a channel; the same bytes for the same pixels.
 *
 * Source: W3C, "Portable Network Graphics (PNG) Specification".
 *
 * @param pixels Any strided view.
 * @throws {DTypeError} when the pixels are not bytes.
 * @throws {ShapeError} when the shape is none of the three, or the view reaches beyond its own data.
 * @throws {ArgumentError} when the image has no pixel, or a side of 2³¹ pixels or more.
 */
export function encodePng(pixels: PixelArray): Uint8Array<ArrayBuffer> {
  const { height, width, channels } = requireImage(pixels);
  const data = contiguousData<Uint8Array | Uint8ClampedArray>(pixels);
  const rowLength = width * channels;
  const rows = new Uint8Array(height * (1 + rowLength));
  for (let row = 0; row < height; row++) {
    const start = row * (1 + rowLength);
    rows[start] = unfiltered;
    rows.set(data.subarray(row * rowLength, (row + 1) * rowLength), start + 1);
  }
  return concatenate([
    signature,
    chunk("IHDR", header(width, height, channels)),
    chunk("IDAT", zlibSync(rows, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Filter type of a row: bytes as they are. Drawn digits get larger with any other. */
const unfiltered = 0;

/** PNG's number for what the channels mean. */
const colourTypes: Readonly<Record<number, number>> = { 1: 0, 3: 2, 4: 6 };

const bitDepth = 8;
const largestSide = 2 ** 31 - 1;

function header(width: number, height: number, channels: number): Uint8Array {
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  bytes.set([bitDepth, colourTypes[channels] as number], 8);
  return bytes;
}

/** Length of the data, type, data, and the CRC of both. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    bytes.set(part, position);
    position += part.length;
  }
  return bytes;
}

function requireImage(pixels: unknown): { height: number; width: number; channels: number } {
  const where = "encodePng";
  const isBytes =
    isNdArray(pixels) &&
    (pixels.data instanceof Uint8Array || pixels.data instanceof Uint8ClampedArray);
  if (!isBytes) {
    throw new DTypeError({
      where,
      expected: "an ndarray of uint8",
      received: isNdArray(pixels) ? pixels.dtype : typeof pixels,
      fix: "Scale the values to 0 to 255, or use imageGridPng, which does.",
    });
  }
  const [height = 0, width = 0, channels = 1, ...more] = pixels.shape;
  if (pixels.shape.length < 2 || more.length > 0 || colourTypes[channels] === undefined) {
    throw new ShapeError({
      where,
      expected: "[height, width], [height, width, 3] or [height, width, 4]",
      received: formatShape(pixels.shape),
    });
  }
  const sides = [height, width];
  if (sides.some((side) => side < 1 || side > largestSide)) {
    throw new ArgumentError({
      where,
      expected: "an image of at least one pixel, its sides shorter than 2^31",
      received: `${height} × ${width}`,
    });
  }
  return { height, width, channels };
}
