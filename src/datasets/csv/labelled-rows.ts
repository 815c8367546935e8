import ndarray from "ndarray";
import { FormatError } from "../../errors/index.js";
import { cellText } from "./cell-text.js";
import { cellTypes, type CellType, type CsvValues } from "./cell-types.js";
import { CompactNumbers } from "./compact-numbers.js";
import { type CsvCursor } from "./csv-cursor.js";
import * as errors from "./csv-errors.js";
import { type CsvSink } from "./csv-scanner.js";
import { GrowingArray, type Collected } from "./growing-array.js";
import { HeaderNames } from "./header-names.js";
import {
  type CsvImages,
  type LabelledCsvImages,
  type ResolvedCsvOptions,
} from "./labelled-csv-options.js";
import { parseDecimal } from "./parse-decimal.js";

/** Turns the cells of a CSV file into labels and images, and checks that every row is alike. */
export class LabelledRows implements CsvSink {
  readonly #cursor: CsvCursor;
  readonly #options: ResolvedCsvOptions;
  readonly #cellType: CellType<Collected>;
  readonly #values: CompactNumbers<Collected>;
  readonly #labels = new GrowingArray((length) => new Uint8Array(length));
  readonly #labelColumns: number;
  #rows = 0;
  /** Cells a row, label included; not finite until the first line has ended. */
  #columns = Number.POSITIVE_INFINITY;
  /** The names of the header line, while it is being read. */
  #header: HeaderNames | undefined;

  constructor(cursor: CsvCursor, options: ResolvedCsvOptions) {
    this.#cursor = cursor;
    this.#options = options;
    this.#cellType = cellTypes[options.values];
    this.#values = new CompactNumbers(this.#cellType.create);
    this.#labelColumns = options.labels ? 1 : 0;
  }

  cell(bytes: Uint8Array, start: number, end: number): void {
    const { column } = this.#cursor;
    if (column === 1) this.#startRow(bytes, start, end);
    if (column > this.#columns) throw errors.tooManyCellsError(this.#cursor, this.#columns);
    if (this.#header !== undefined) this.#header.add(bytes, start, end);
    else if (column <= this.#labelColumns) this.#addLabel(bytes, start, end);
    else this.#addValue(bytes, start, end);
  }

  endRow(): void {
    const { column } = this.#cursor;
    if (column < this.#columns) this.#endFirstOrShortRow(column);
    if (this.#header === undefined) this.#rows++;
    else this.#endHeader(this.#header);
  }

  /** @throws {FormatError} when there are no rows. */
  finish(): CsvImages<CsvValues> | LabelledCsvImages<CsvValues> {
    if (this.#rows === 0) throw errors.noRowsError(this.#cursor);
    const shape = [this.#rows, this.#columns - this.#labelColumns];
    // The type that `values` selects: the array came from the same cell type.
    const images = ndarray(this.#values.take(), shape) as CsvImages<CsvValues>["images"];
    return this.#options.labels ? { labels: this.#labels.take(), images } : { images };
  }

  #startRow(bytes: Uint8Array, start: number, end: number): void {
    if (this.#columns === Number.POSITIVE_INFINITY) {
      const { header = Number.isNaN(parseDecimal(bytes, start, end)) } = this.#options;
      if (header) this.#header = new HeaderNames();
    }
    if (this.#rows < this.#options.maximumRows) return;
    throw errors.tooManyRowsError(this.#cursor, this.#options.maximumRows);
  }

  #endFirstOrShortRow(cells: number): void {
    if (this.#columns !== Number.POSITIVE_INFINITY) {
      throw errors.tooFewCellsError(this.#cursor, this.#columns);
    }
    if (cells <= this.#labelColumns) throw errors.noPixelsError(this.#cursor);
    this.#columns = cells;
  }

  #endHeader(names: HeaderNames): void {
    this.#header = undefined;
    // Kaggle's own names tell apart what would otherwise be read wrongly, and in silence.
    const { labelColumn } = names;
    const isPixel = /^pixel\d*$/i.test(names.name(1));
    const { labels } = this.#options;
    const foreign = labelColumn ?? (labels && isPixel ? 1 : undefined);
    if (foreign !== undefined && !(labels && labelColumn === 1)) {
      this.#cursor.column = foreign;
      throw errors.labelColumnError(this.#cursor, labels, names.name(foreign));
    }
    this.#cursor.names = names;
  }

  #addLabel(bytes: Uint8Array, start: number, end: number): void {
    const label = cellTypes.bytes.parse(bytes, start, end);
    if (Number.isNaN(label)) throw this.#refuse(cellTypes.bytes.expected, bytes, start, end);
    this.#labels.push(label);
  }

  #addValue(bytes: Uint8Array, start: number, end: number): void {
    const value = this.#cellType.parse(bytes, start, end);
    if (!Number.isFinite(value)) throw this.#refuse(this.#cellType.expected, bytes, start, end);
    this.#values.push(value);
  }

  #refuse(expected: string, bytes: Uint8Array, start: number, end: number): FormatError {
    const isNumber = !Number.isNaN(parseDecimal(bytes, start, end));
    return new FormatError({
      where: this.#cursor.describe(),
      expected,
      received: cellText(bytes, start, end),
      fix: this.#fixFor(isNumber),
    });
  }

  #fixFor(isNumber: boolean): string {
    if (isNumber) {
      return this.#options.values === "bytes" && this.#cursor.column > this.#labelColumns
        ? 'The number is out of range: pass values: "float32" for other numbers than bytes.'
        : "The number is out of range: check that the file is what its column says.";
    }
    return this.#cursor.line === 1
      ? "The cell is not a number: pass header: true if the first line holds names."
      : "The cell is not a number: write digits without spaces, and a point before decimals.";
  }
}
