import { ArgumentError } from "../../errors/index.js";
import { requirePositiveInteger } from "../../tensor/index.js";
import { cellTypes, type CsvArrays, type CsvValues } from "./cell-types.js";

/** Options of {@link parseLabelledCsv} and {@link readLabelledCsv}. */
export interface LabelledCsvOptions<
  V extends CsvValues = CsvValues,
  Labels extends boolean = boolean,
> {
  /**
   * What the cells hold: whole numbers from 0 to 255, or decimal numbers for a tensor of this type.
   * Default: `"bytes"`.
   */
  readonly values?: V;
  /** Whether the first column holds labels. Default: `true`. */
  readonly labels?: Labels;
  /**
   * Whether the first line holds the columns' names. Default: whether its first cell is no number.
   */
  readonly header?: boolean | undefined;
  /** What error messages call the data, such as a file name. Default: `"CSV data"`. */
  readonly name?: string;
  /** Most rows, the header not counted. Default: 10,000,000. */
  readonly maximumRows?: number;
  /** Most bytes of text. Default: 2³¹ − 1. */
  readonly maximumBytes?: number;
}

/** The rows of a CSV file without labels. */
export interface CsvImages<V extends CsvValues = "bytes"> {
  /** `[rows, columns]`. */
  readonly images: CsvArrays[V];
}

/** The rows of a CSV file with their labels. */
export interface LabelledCsvImages<V extends CsvValues = "bytes"> extends CsvImages<V> {
  /** One label from 0 to 255 for each row. */
  readonly labels: Uint8Array;
}

/** What goes with the options `values` and `labels`. */
export type LabelledCsv<V extends CsvValues, Labels extends boolean> = Labels extends true
  ? LabelledCsvImages<V>
  : CsvImages<V>;

/** Options with their defaults. */
export interface ResolvedCsvOptions {
  readonly values: CsvValues;
  readonly labels: boolean;
  readonly header: boolean | undefined;
  readonly name: string;
  readonly maximumRows: number;
  readonly maximumBytes: number;
}

/** @throws {ArgumentError} when an option has a value that it can't have. */
export function resolveCsvOptions(options: LabelledCsvOptions): ResolvedCsvOptions {
  const { values = "bytes", labels = true, header, name = "CSV data" } = options;
  const { maximumRows = 10_000_000, maximumBytes = 2 ** 31 - 1 } = options;
  const kinds = Object.keys(cellTypes);
  if (!kinds.includes(values)) {
    throw wrong("values", kinds.map((kind) => `"${kind}"`).join(", "), values);
  }
  if (typeof labels !== "boolean") throw wrong("labels", "true or false", labels);
  if (header !== undefined && typeof header !== "boolean") {
    throw wrong("header", "true, false or undefined", header);
  }
  requirePositiveInteger(maximumRows, "labelled CSV, maximumRows");
  requirePositiveInteger(maximumBytes, "labelled CSV, maximumBytes");
  return { values, labels, header, name, maximumRows, maximumBytes };
}

function wrong(option: string, expected: string, received: unknown): ArgumentError {
  return new ArgumentError({
    where: `labelled CSV, ${option}`,
    expected,
    received: String(received),
  });
}
