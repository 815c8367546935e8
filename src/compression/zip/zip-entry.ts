import { ByteCollector } from "../byte-collector.js";
import { nodeInflater, type Inflation, type InflateWhole } from "../node-inflater.js";
import { crc32 } from "../gzip/crc32.js";
import { damagedBlocksError, describeDamage, endElsewhereError } from "./deflate-errors.js";
import { inflateChunks } from "./inflate-chunks.js";
import { zipError } from "./zip-error.js";

/** What {@link ZipEntry} is made of; `readZip` has checked it against the archive. */
export interface ZipEntryParts {
  readonly name: string;
  /** The entry's bytes as the archive keeps them. */
  readonly compressed: Uint8Array;
  readonly isDeflated: boolean;
  readonly declaredBytes: number;
  readonly crc: number;
  /** What error messages call the archive. */
  readonly archiveName: string;
}

/** A file of a zip archive, not yet inflated. */
export class ZipEntry {
  /** A relative path with forward slashes; a directory's ends with one. */
  readonly name: string;
  /** Bytes that the entry takes in the archive. */
  readonly compressedBytes: number;
  /** Bytes that the entry has when it is inflated. */
  readonly declaredBytes: number;
  readonly #parts: ZipEntryParts;

  constructor(parts: ZipEntryParts) {
    this.name = parts.name;
    this.compressedBytes = parts.compressed.length;
    this.declaredBytes = parts.declaredBytes;
    this.#parts = parts;
  }

  /** What error messages call the entry: the archive's name and its own. */
  get where(): string {
    return `${this.#parts.archiveName}, ${this.name}`;
  }

  /**
   * The content: a view of the archive where the entry is stored, else memory of its own, which is
   * taken as the content comes, whatever its declared length is.
   *
   * @throws {FormatError} when the content is not of the declared length and CRC-32.
   */
  read(): Uint8Array {
    if (!this.#parts.isDeflated) {
      const stored = this.#parts.compressed;
      this.#requireDeclared(stored.length, crc32(stored));
      return stored;
    }
    const inflateWhole = nodeInflater("inflateRawSync");
    if (inflateWhole !== undefined) return this.#readWhole(inflateWhole);
    const content = new ByteCollector();
    for (const chunk of this.chunks()) content.append(chunk);
    return content.join();
  }

  /**
   * The content in chunks of at most 3 MiB, one at a time; what went before is not kept.
   *
   * Length and CRC-32 can be checked behind the last chunk only: trust none before the end.
   *
   * @throws {FormatError} when the content is longer than declared, before the first chunk beyond;
   * after the last chunk when it is not of the declared length and CRC-32.
   */
  *chunks(): Generator<Uint8Array> {
    const { compressed, isDeflated } = this.#parts;
    let length = 0;
    let crc = 0;
    for (const chunk of isDeflated ? inflateChunks(compressed, this.where) : slices(compressed)) {
      length += chunk.length;
      if (length > this.declaredBytes) throw this.#lengthError("more");
      crc = crc32(chunk, crc);
      yield chunk;
    }
    this.#requireDeclared(length, crc);
  }

  #readWhole(inflateWhole: InflateWhole): Uint8Array {
    const { compressed } = this.#parts;
    let inflation: Inflation | undefined;
    try {
      inflation = inflateWhole(compressed, this.declaredBytes);
    } catch (error) {
      throw damagedBlocksError(describeDamage(error), this.where);
    }
    if (inflation === undefined) throw this.#lengthError("more");
    const { content, takenBytes } = inflation;
    if (takenBytes !== compressed.length) throw endElsewhereError(this.where);
    this.#requireDeclared(content.length, crc32(content));
    return content;
  }

  #lengthError(received: string): Error {
    return zipError(this.where, `${this.declaredBytes} bytes, as declared`, received);
  }

  #requireDeclared(length: number, crc: number): void {
    if (length !== this.declaredBytes) throw this.#lengthError(String(length));
    if (crc === this.#parts.crc) return;
    throw zipError(this.where, `CRC-32 ${this.#parts.crc}, as declared`, String(crc));
  }
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += storedChunkBytes) {
    yield bytes.subarray(start, start + storedChunkBytes);
  }
}

const storedChunkBytes = 65_536;
