import { isGzip } from "../../compression/gzip/gunzip.js";
import { isZip } from "../../compression/zip/read-zip.js";
import { ArgumentError, FormatError, StateError } from "../../errors/index.js";
import { type CsvValues } from "./cell-types.js";
import { CsvCursor } from "./csv-cursor.js";
import { tooManyBytesError } from "./csv-errors.js";
import { CsvScanner } from "./csv-scanner.js";
import {
  resolveCsvOptions,
  type LabelledCsv,
  type LabelledCsvOptions,
} from "./labelled-csv-options.js";
import { LabelledRows } from "./labelled-rows.js";

/**
 * Parses labelled CSV from chunks as they come: {@link LabelledCsvParser.push} each, then
 * {@link LabelledCsvParser.finish}.
 *
 * The format is that of {@link parseLabelledCsv}. What it holds is the numbers read so far, as bytes
 * for as long as all of them are bytes, and no text; while `finish` joins them, they are there twice.
 */
export class LabelledCsvParser<V extends CsvValues = "bytes", Labels extends boolean = true> {
  readonly #cursor: CsvCursor;
  readonly #rows: LabelledRows;
  readonly #scanner: CsvScanner;
  readonly #maximumBytes: number;
  #bytes = 0;
  /** The first bytes of the file, however it is cut, as many as tell a format. */
  readonly #start: number[] = [];
  /** Why nothing more can be taken. */
  #ended: "an error" | "finish" | undefined;

  /** @throws {ArgumentError} when an option has a value that it can't have. */
  constructor(options: LabelledCsvOptions<V, Labels> = {}) {
    const resolved = resolveCsvOptions(options);
    this.#cursor = new CsvCursor(resolved.name);
    this.#rows = new LabelledRows(this.#cursor, resolved);
    this.#scanner = new CsvScanner(this.#cursor, this.#rows);
    this.#maximumBytes = resolved.maximumBytes;
  }

  /**
   * Takes the next bytes of the file, cut anywhere; they are not needed after the call.
   *
   * @throws {FormatError} when the file is not what its format demands, naming line and column.
   * @throws {ArgumentError} when `bytes` is no `Uint8Array`.
   * @throws {StateError} after an error, or after `finish`.
   */
  push(bytes: Uint8Array): void {
    this.#requireOpen();
    requireBytes(bytes);
    this.#requireText(bytes);
    this.#ended = "an error";
    const allowed = this.#maximumBytes - this.#bytes;
    this.#scanner.push(bytes.subarray(0, allowed));
    if (bytes.length > allowed) throw tooManyBytesError(this.#cursor, this.#maximumBytes);
    this.#bytes += bytes.length;
    this.#ended = undefined;
  }

  /**
   * The whole table, once all bytes have been pushed.
   *
   * @throws {FormatError} when the file ends within a row or a quoted cell, or holds no row.
   * @throws {StateError} after an error, or after an earlier `finish`.
   */
  finish(): LabelledCsv<V, Labels> {
    this.#requireOpen();
    this.#ended = "finish";
    this.#scanner.finish();
    return this.#rows.finish() as LabelledCsv<V, Labels>;
  }

  /** Compressed bytes are told by their first ones, before they are taken for names of columns. */
  #requireText(bytes: Uint8Array): void {
    if (this.#start.length === signatureBytes) return;
    this.#start.push(...bytes.subarray(0, signatureBytes - this.#start.length));
    const start = Uint8Array.from(this.#start);
    if (isZip(start)) {
      throw compressedError(
        this.#cursor,
        "a zip archive",
        "Pass all of its bytes to parseLabelledCsv.",
      );
    }
    if (isGzip(start)) {
      const fix = 'Pass the stream through new DecompressionStream("gzip").';
      throw compressedError(this.#cursor, "gzip data", fix);
    }
  }

  #requireOpen(): void {
    if (this.#ended === undefined) return;
    throw new StateError({
      where: "LabelledCsvParser",
      expected: "a parser that is still reading",
      received: `a call after ${this.#ended}`,
      fix: "Make a new parser for each file.",
    });
  }
}

function requireBytes(bytes: unknown): void {
  if (bytes instanceof Uint8Array) return;
  throw new ArgumentError({
    where: "labelled CSV, a chunk",
    expected: "a Uint8Array",
    received: Object.prototype.toString.call(bytes).slice(8, -1),
    fix: "Pass chunks of bytes: a stream without an encoding, or TextEncoder's output.",
  });
}

/** As many bytes as a zip archive's signature has. */
const signatureBytes = 4;

function compressedError(cursor: CsvCursor, received: string, fix: string): FormatError {
  return new FormatError({ where: cursor.describe(), expected: "text", received, fix });
}
