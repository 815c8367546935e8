import { gunzipPieces } from "../../compression/gzip/gunzip-pieces.js";
import { requireDeclaredLength } from "../../tensor/byte-checks.js";
import { wrap, type DType, type Tensor } from "../../tensor/index.js";
import { readIdxHeader, requireIdxHeader, type IdxHeader } from "../idx/idx-header.js";
import { type NamedBytes } from "./mnist-source.js";
import { requireImageShape } from "./parse-mnist.js";
import { ScaledPixels } from "./scaled-pixels.js";

/**
 * Pixels from 0 to 1, `[n, 28, 28]`, from a gzip file that is inflated on another thread meanwhile:
 * under Node alone. The bytes of all pixels are never there.
 *
 * @throws {FormatError} when the file holds anything else, naming it.
 */
export async function readScaledImages(file: NamedBytes, dtype: DType): Promise<Tensor> {
  const { name, bytes } = file;
  const pieces = gunzipPieces(bytes, {
    name,
    maximumBytes: 2 ** 31 - 1,
    declaredBytes: (start) => readIdxHeader(start, name)?.totalBytes,
  });
  try {
    const first = await pieces.next();
    return await scaleAll(first.value ?? new Uint8Array(0), pieces, name, dtype);
  } finally {
    await pieces.return(undefined);
  }
}

/** @param start Has all of the header. */
async function scaleAll(
  start: Uint8Array,
  others: AsyncIterable<Uint8Array>,
  name: string,
  dtype: DType,
): Promise<Tensor> {
  const header = requireIdxHeader(start, name);
  requireImages(header, name);
  const { shape, headerBytes, totalBytes } = header;
  const pixels = new ScaledPixels(totalBytes - headerBytes, dtype);
  pixels.add(start.subarray(headerBytes));
  for await (const piece of others) pixels.add(piece);
  requireDeclaredLength(totalBytes, headerBytes + pixels.length, name);
  return wrap(pixels.finish(), shape);
}

function requireImages({ elementType, shape }: IdxHeader, name: string): void {
  requireImageShape({ dtype: elementType.name, shape }, name);
}
