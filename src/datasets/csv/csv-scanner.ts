import { byteOrderMark, carriageReturn, comma, lineFeed, quote } from "./csv-bytes.js";
import { type CsvCursor } from "./csv-cursor.js";
import { behindQuoteError, cellLengthError, emptyLineError, unclosedError } from "./csv-errors.js";

/** Takes the cells of a CSV file as they are found; the cursor stands on the cell. */
export interface CsvSink {
  /** The content, without quotes, is `bytes` from `start` up to `end`; valid during the call only. */
  cell(bytes: Uint8Array, start: number, end: number): void;
  /** The row ended; the cursor stands on its last cell. */
  endRow(): void;
}

/** Most bytes of one cell: enough for the longest exact decimal number of a double. */
export const maximumCellBytes = 4096;

/**
 * Splits a CSV file into cells, from chunks that may be cut anywhere.
 *
 * Source: RFC 4180, with three differences: a line may also end with a line feed or a carriage
 * return alone, a quoted cell ends on its own line, and a file may begin with a byte order mark.
 */
export class CsvScanner {
  readonly #cursor: CsvCursor;
  readonly #sink: CsvSink;
  /** What the next byte belongs to. `quote` comes behind a quote within a quoted cell. */
  #state: "mark" | "row" | "cell" | "bare" | "quoted" | "quote" = "mark";
  #markLength = 0;
  /** The last byte was a carriage return that ended a line: a line feed now belongs to it. */
  #behindCarriageReturn = false;
  /** The first of the empty lines just read, or 0: they may only stand at the end. */
  #emptyLine = 0;
  /** What earlier chunks and quotes left of the present cell. */
  readonly #kept = new Uint8Array(maximumCellBytes);
  #keptLength = 0;

  constructor(cursor: CsvCursor, sink: CsvSink) {
    this.#cursor = cursor;
    this.#sink = sink;
  }

  /** @throws {FormatError} when the bytes are no such CSV file, or the sink refuses a cell. */
  push(chunk: Uint8Array): void {
    let position = 0;
    while (position < chunk.length) {
      if (this.#state === "bare") position = this.#readBare(chunk, position);
      else if (this.#state === "cell") position = this.#startCell(chunk, position);
      else if (this.#state === "row") position = this.#startRow(chunk, position);
      else if (this.#state === "quoted") position = this.#readQuoted(chunk, position);
      else if (this.#state === "quote") position = this.#readBehindQuote(chunk, position);
      else position = this.#readMark(chunk, position);
    }
  }

  /** @throws {FormatError} when the last cell has no closing quote, or the sink refuses it. */
  finish(): void {
    if (this.#state === "mark") this.#endMark();
    if (this.#state === "row") return;
    if (this.#state === "quoted") throw unclosedError(this.#cursor);
    this.#emit(this.#kept, 0, 0);
    this.#endRow();
  }

  #readMark(chunk: Uint8Array, position: number): number {
    if (chunk[position] !== byteOrderMark[this.#markLength]) {
      this.#endMark();
      return position;
    }
    this.#markLength++;
    if (this.#markLength === byteOrderMark.length) this.#state = "row";
    return position + 1;
  }

  /** There is no whole mark: what looked like its beginning belongs to the first cell. */
  #endMark(): void {
    this.#keep(byteOrderMark, 0, this.#markLength);
    this.#state = this.#markLength === 0 ? "row" : "bare";
  }

  #startRow(chunk: Uint8Array, position: number): number {
    const byte = chunk[position];
    const belongsToLastLine = this.#behindCarriageReturn && byte === lineFeed;
    this.#behindCarriageReturn = byte === carriageReturn;
    if (belongsToLastLine) return position + 1;
    if (byte === lineFeed || byte === carriageReturn) {
      if (this.#emptyLine === 0) this.#emptyLine = this.#cursor.line;
      this.#cursor.line++;
      return position + 1;
    }
    if (this.#emptyLine !== 0) throw emptyLineError(this.#cursor, this.#emptyLine);
    return this.#startCell(chunk, position);
  }

  #startCell(chunk: Uint8Array, position: number): number {
    if (chunk[position] === quote) {
      this.#state = "quoted";
      return position + 1;
    }
    this.#state = "bare";
    return this.#readBare(chunk, position);
  }

  #readBare(chunk: Uint8Array, position: number): number {
    let end = position;
    // What a number is written with is mostly greater than all that ends a cell.
    while (end < chunk.length && ((chunk[end] as number) > comma || !endsCell(chunk[end]))) end++;
    if (end === chunk.length) {
      this.#keep(chunk, position, end);
      return end;
    }
    return this.#endCell(chunk, position, end);
  }

  #readQuoted(chunk: Uint8Array, position: number): number {
    let end = position;
    while (end < chunk.length && chunk[end] !== quote && !endsLine(chunk[end])) end++;
    this.#keep(chunk, position, end);
    if (end === chunk.length) return end;
    if (chunk[end] !== quote) throw unclosedError(this.#cursor);
    this.#state = "quote";
    return end + 1;
  }

  #readBehindQuote(chunk: Uint8Array, position: number): number {
    if (chunk[position] === quote) {
      this.#keep(chunk, position, position + 1);
      this.#state = "quoted";
      return position + 1;
    }
    if (endsCell(chunk[position])) return this.#endCell(chunk, position, position);
    throw behindQuoteError(this.#cursor, chunk, position);
  }

  /** The cell ends before the comma or line end at `end`. */
  #endCell(chunk: Uint8Array, start: number, end: number): number {
    this.#emit(chunk, start, end);
    if (chunk[end] === comma) {
      this.#cursor.column++;
      this.#state = "cell";
    } else {
      this.#behindCarriageReturn = chunk[end] === carriageReturn;
      this.#endRow();
    }
    return end + 1;
  }

  #emit(bytes: Uint8Array, start: number, end: number): void {
    if (this.#keptLength === 0 && end - start <= maximumCellBytes) {
      this.#sink.cell(bytes, start, end);
      return;
    }
    this.#keep(bytes, start, end);
    this.#sink.cell(this.#kept, 0, this.#keptLength);
    this.#keptLength = 0;
  }

  #endRow(): void {
    this.#sink.endRow();
    this.#cursor.line++;
    this.#cursor.column = 1;
    this.#state = "row";
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    const length = this.#keptLength + end - start;
    if (length > maximumCellBytes) throw cellLengthError(this.#cursor, maximumCellBytes);
    for (let index = start; index < end; index++) {
      this.#kept[this.#keptLength++] = bytes[index] as number;
    }
  }
}

function endsLine(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn;
}

function endsCell(byte: number | undefined): boolean {
  return byte === comma || endsLine(byte);
}
