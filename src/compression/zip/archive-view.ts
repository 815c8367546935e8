import { hexadecimal, zipError } from "./zip-error.js";

/** The bytes of an archive, read by position; no read goes beyond their end. */
export class ArchiveView {
  readonly bytes: Uint8Array;
  /** What error messages call the archive. */
  readonly name: string;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, name: string) {
    this.bytes = bytes;
    this.name = name;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  uint16(position: number): number {
    this.#requireInside(position, 2);
    return this.#view.getUint16(position, true);
  }

  uint32(position: number): number {
    this.#requireInside(position, 4);
    return this.#view.getUint32(position, true);
  }

  /** @throws {FormatError} when the number is above 2⁵³ − 1. */
  uint64(position: number): number {
    this.#requireInside(position, 8);
    const value = this.#view.getBigUint64(position, true);
    if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
    throw zipError(this.name, "numbers of at most 2^53 − 1", String(value));
  }

  /**
   * @param where What the error message calls the place.
   * @throws {FormatError} unless a record of this signature begins there.
   */
  requireSignature(position: number, signature: number, where: string): void {
    const received = this.uint32(position);
    if (received === signature) return;
    const expected = `the record ${hexadecimal(signature)} at ${position}`;
    throw zipError(where, expected, hexadecimal(received));
  }

  /** A view of a part of the archive. */
  part(position: number, length: number): Uint8Array {
    this.#requireInside(position, length);
    return this.bytes.subarray(position, position + length);
  }

  #requireInside(position: number, length: number): void {
    if (position >= 0 && position + length <= this.length) return;
    throw zipError(
      this.name,
      `bytes ${position} to ${position + length - 1} of the archive`,
      `${this.length} bytes`,
    );
  }
}
