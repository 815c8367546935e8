import { Gunzip } from "fflate";
import { NdnetError } from "../../errors/index.js";
import { SilenceLimit } from "../silence-limit.js";
import { damagedBlocksError, describeDamage, endElsewhereError } from "./deflate-errors.js";

/**
 * Inflates raw deflate data piece by piece.
 *
 * At most 2 KiB are taken in at once, which inflate to about 2 MiB at most, in a buffer of at most
 * twice that. What gives no content for long is refused.
 *
 * @throws {FormatError} when the data are damaged, or their last block ends before or behind the
 * last byte.
 */
export function* inflateChunks(compressed: Uint8Array, where: string): Generator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const stream = new GzipFrame((piece) => {
    if (piece.length > 0) pieces.push(piece);
  }, where);
  const silence = new SilenceLimit();
  stream.push(gzipHeader);
  for (let start = 0; start < compressed.length; start += pushedBytes) {
    stream.push(compressed.subarray(start, start + pushedBytes));
    if (silence.exceeds(pushedBytes, pieces.length))
      throw damagedBlocksError("blocks without content", where);
    yield* pieces.splice(0);
  }
  stream.finish(compressed.length);
}

const pushedBytes = 2048;

/** The header of a gzip member without name, time or extra field. Source: RFC 1952, section 2.3. */
const gzipHeader = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

/** CRC-32 and length of a gzip member, which fflate skips. */
const gzipTrailerLength = 8;

/**
 * Deflate data dressed up as the first of two gzip members.
 *
 * fflate's raw inflater keeps to itself where the last block ended; its gzip reader tells it as soon
 * as a second member begins.
 */
class GzipFrame {
  readonly #stream: Gunzip;
  readonly #where: string;
  readonly #ends: number[] = [];

  constructor(receive: (piece: Uint8Array) => void, where: string) {
    this.#where = where;
    this.#stream = new Gunzip(receive);
    this.#stream.onmember = (offset) => {
      this.#ends.push(offset);
    };
  }

  push(bytes: Uint8Array): void {
    try {
      this.#stream.push(bytes);
    } catch (error) {
      throw error instanceof NdnetError
        ? error
        : damagedBlocksError(describeDamage(error), this.#where);
    }
  }

  /** @throws {FormatError} unless the last block ended with the last of `length` bytes. */
  finish(length: number): void {
    this.push(new Uint8Array(gzipTrailerLength));
    this.push(gzipHeader);
    const expected = gzipHeader.length + length + gzipTrailerLength;
    if (this.#ends.length === 1 && this.#ends[0] === expected) return;
    throw endElsewhereError(this.#where);
  }
}
