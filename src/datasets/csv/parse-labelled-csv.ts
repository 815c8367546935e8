import { isZip } from "../../compression/zip/read-zip.js";
import { ArgumentError } from "../../errors/index.js";
import { type CsvValues } from "./cell-types.js";
import { type LabelledCsv, type LabelledCsvOptions } from "./labelled-csv-options.js";
import { LabelledCsvParser } from "./labelled-csv-parser.js";
import { textChunks } from "./text-chunks.js";
import { zippedCsv } from "./zipped-csv.js";

/** Options of {@link parseLabelledCsv}. */
export interface ParseLabelledCsvOptions<
  V extends CsvValues = CsvValues,
  Labels extends boolean = boolean,
> extends LabelledCsvOptions<V, Labels> {
  /**
   * Which file of a zip archive to read. Default: the only one whose name ends in `.csv`, or of several
   * the only one whose first cell is `label`.
   */
  readonly member?: string | undefined;
}

/**
 * Reads labelled CSV, the format in which Kaggle's digit recogniser hands on MNIST: a label in the
 * first column, then the pixels.
 *
 * The first line may hold the columns' names; it is taken for them when its first cell is no number.
 * Cells may stand in double quotes, lines end with a line feed, a carriage return, or both, and the
 * last one may end without; only empty lines at the end are passed over. A UTF-8 byte order mark is
 * allowed. Numbers are written without spaces.
 *
 * @param source The whole file, as bytes, text, or chunks of bytes that may be cut anywhere; or the
 * bytes of a zip archive with such a file, which is inflated piece by piece.
 * @returns Labels `[rows]` and images `[rows, columns]`; images alone with `labels: false`, as for
 * Kaggle's test file.
 * @throws {FormatError} when an archive is damaged or holds no such file; naming line and column,
 * when a row has more or fewer cells than the first, a cell is not a number or out of range, a quote is not closed, a limit is exceeded, a header named
 * as Kaggle names it contradicts the option `labels`, or there are no rows.
 * @throws {ArgumentError} when `source` or an option is of a wrong type.
 *
 * Source: RFC 4180.
 */
export function parseLabelledCsv<V extends CsvValues = "bytes", Labels extends boolean = true>(
  source: Uint8Array | string | Iterable<Uint8Array>,
  options: ParseLabelledCsvOptions<V, Labels> = {},
): LabelledCsv<V, Labels> {
  const parser = new LabelledCsvParser(options);
  const chunks = chunksOf(source, options)[Symbol.iterator]();
  try {
    for (let next = chunks.next(); next.done !== true; next = chunks.next())
      parser.push(next.value);
  } catch (error) {
    if (source instanceof Uint8Array && isZip(source)) requireIntact(chunks);
    throw error;
  }
  return parser.finish();
}

/** Reads on to where an archive's checksum tells of damage: that explains a wrong cell better. */
function requireIntact(chunks: Iterator<Uint8Array>): void {
  while (chunks.next().done !== true);
}

function chunksOf(
  source: Uint8Array | string | Iterable<Uint8Array>,
  { name = "CSV data", member }: ParseLabelledCsvOptions,
): Iterable<Uint8Array> {
  if (typeof source === "string") return textChunks(source);
  if (source instanceof Uint8Array) {
    return isZip(source) ? zippedCsv(source, { name, member }) : [source];
  }
  const received: unknown = source;
  if (typeof received === "object" && received !== null && Symbol.iterator in received) {
    return source;
  }
  throw new ArgumentError({
    where: "parseLabelledCsv, source",
    expected: "a Uint8Array, a string, or an iterable of Uint8Arrays",
    received: Object.prototype.toString.call(received).slice(8, -1),
    fix: "Wrap an ArrayBuffer as new Uint8Array(buffer); streams are read with readLabelledCsv.",
  });
}
