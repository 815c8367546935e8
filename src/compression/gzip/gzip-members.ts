import { FormatError } from "../../errors/index.js";
import { crc32 } from "./crc32.js";
import { damagedFix } from "./damaged-error.js";

/**
 * Checks each member of a gzip file against the CRC-32 and length that stand behind it.
 *
 * Source: RFC 1952, section 2.3.
 */
export class GzipMembers {
  readonly #compressed: Uint8Array;
  readonly #name: string;
  #start = 0;
  #crc = 0;
  #length = 0;

  constructor(compressed: Uint8Array, name: string) {
    this.#compressed = compressed;
    this.#name = name;
  }

  /** Takes the next inflated bytes of the present member. */
  add(inflated: Uint8Array): void {
    this.#crc = crc32(inflated, this.#crc);
    this.#length += inflated.length;
  }

  /**
   * Ends the present member; the next begins at `end`.
   *
   * @throws {FormatError} when the bytes before `end` are not this member's CRC-32 and length.
   */
  finish(end: number): void {
    if (end - this.#start < smallestMember) throw this.#truncated(end - this.#start);
    const trailer = new DataView(
      this.#compressed.buffer,
      this.#compressed.byteOffset + end - trailerLength,
      trailerLength,
    );
    this.#require(this.#crc, trailer.getUint32(0, true), "CRC-32");
    this.#require(this.#length % 2 ** 32, trailer.getUint32(4, true), "length");
    this.#start = end;
    this.#crc = 0;
    this.#length = 0;
  }

  #require(actual: number, declared: number, what: string): void {
    if (actual === declared) return;
    throw new FormatError({
      where: this.#name,
      expected: `gzip data of ${what} ${declared}, as its last bytes say`,
      received: `${what} ${actual}`,
      fix: damagedFix,
    });
  }

  #truncated(length: number): FormatError {
    return new FormatError({
      where: this.#name,
      expected: `a gzip member of at least ${smallestMember} bytes`,
      received: `${length} bytes`,
      fix: "The file is cut short: get it again.",
    });
  }
}

const trailerLength = 8;

/** A header of 10 bytes, an empty deflate block of 2, and the trailer. */
const smallestMember = 10 + 2 + trailerLength;
