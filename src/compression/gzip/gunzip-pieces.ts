import { builtinModule } from "../../platform/builtin-modules.js";
import { BoundedOutput, moreThanDeclaredError, type SizeLimits } from "./bounded-output.js";
import { damagedBy, damagedError } from "./damaged-error.js";

/**
 * Inflates a gzip file of one or more members piece by piece, on another thread, under Node alone.
 *
 * It keeps what {@link gunzip} promises, and no more than three pieces of 1 MiB: the next ones are
 * inflated when those are taken. The content is to be trusted at its end only, as then length and
 * CRC-32 of every member are known to be right.
 *
 * @returns Pieces of the content: never more bytes than declared, but fewer where the file has fewer.
 * The first one has all that it takes to know the declared size.
 * @throws {FormatError} at whichever piece it shows, when the file is damaged, cut short, has bytes
 * behind its end, or inflates to more than was declared or allowed.
 */
export async function* gunzipPieces(
  bytes: Uint8Array,
  limits: SizeLimits,
): AsyncGenerator<Uint8Array, undefined> {
  const start = new BoundedOutput(bytes.length, limits);
  let declared: number | undefined;
  let given = 0;
  for await (const piece of inflate(bytes, limits.name)) {
    if (declared === undefined) {
      start.add(piece);
      declared = start.declared;
      if (declared === undefined) continue;
      given = start.length;
      yield start.join();
    } else {
      given += piece.length;
      if (given > declared) throw moreThanDeclaredError(declared, limits.name);
      yield piece;
    }
  }
  if (declared === undefined) yield start.join();
}

async function* inflate(bytes: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  const stream = builtinModule("node:zlib").createGunzip({ chunkSize: pieceLength });
  stream.end(bytes);
  try {
    yield* stream;
  } catch (error) {
    throw damagedBy(error, name);
  }
  if (stream.bytesWritten === bytes.length) return;
  throw damagedError("one with bytes behind its end", name);
}

const pieceLength = 2 ** 20;
