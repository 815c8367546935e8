import { clipText } from "./cell-text.js";
import { type HeaderNames } from "./header-names.js";

/** Where in a CSV file the parser stands; lines and columns count from 1. */
export class CsvCursor {
  line = 1;
  column = 1;
  /** The columns' names, once a header line has been read. */
  names: HeaderNames | undefined;
  readonly #name: string;

  /** @param name What error messages call the data. */
  constructor(name: string) {
    this.#name = name;
  }

  /** The place as an error message says it: `train.csv, line 3, column 5 ("pixel3")`. */
  describe(): string {
    const columnName = this.names?.name(this.column) ?? "";
    const place = `${this.#name}, line ${this.line}, column ${this.column}`;
    return columnName === "" ? place : `${place} (${JSON.stringify(clipText(columnName))})`;
  }
}
