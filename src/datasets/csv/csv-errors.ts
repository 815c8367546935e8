import { FormatError } from "../../errors/index.js";
import { cellText, clipText } from "./cell-text.js";
import { type CsvCursor } from "./csv-cursor.js";

export function unclosedError(cursor: CsvCursor): FormatError {
  return new FormatError({
    where: cursor.describe(),
    expected: "a closing quote before the line ends",
    received: "none",
    fix: 'Close the cell with ", and write a quote within it as "".',
  });
}

export function behindQuoteError(
  cursor: CsvCursor,
  chunk: Uint8Array,
  position: number,
): FormatError {
  return new FormatError({
    where: cursor.describe(),
    expected: "a comma or a line end behind the closing quote",
    received: cellText(chunk, position, position + 1),
    fix: 'Write a quote within a quoted cell as "".',
  });
}

export function cellLengthError(cursor: CsvCursor, maximumCellBytes: number): FormatError {
  return new FormatError({
    where: cursor.describe(),
    expected: `a cell of at most ${maximumCellBytes} bytes`,
    received: "a longer one",
    fix: "Separate the cells with commas; the file is damaged or no CSV file of numbers.",
  });
}

export function emptyLineError(cursor: CsvCursor, line: number): FormatError {
  cursor.line = line;
  return new FormatError({
    where: cursor.describe(),
    expected: "a row of cells, since others follow",
    received: "an empty line",
    fix: "Remove the line: only the end of a file may have empty ones.",
  });
}

/** @param columns The number of columns, which the row has just exceeded. */
export function tooManyCellsError(cursor: CsvCursor, columns: number): FormatError {
  return new FormatError({
    where: cursor.describe(),
    expected: `${columns} cells, as the first row has`,
    received: "more",
    fix: "The row is damaged, or a cell holds a comma: put quotes around it.",
  });
}

/** @param columns The number of columns; the cursor stands on the row's last cell. */
export function tooFewCellsError(cursor: CsvCursor, columns: number): FormatError {
  const count = cursor.column;
  cursor.column++;
  return new FormatError({
    where: cursor.describe(),
    expected: `${columns} cells, as the first row has`,
    received: `${count}`,
    fix: "The row is damaged or the file cut short: get it again.",
  });
}

export function noPixelsError(cursor: CsvCursor): FormatError {
  return new FormatError({
    where: cursor.describe(),
    expected: "a label and at least one more cell, separated by commas",
    received: "1 cell",
    fix: "Separate the cells with commas, or pass labels: false where there are no labels.",
  });
}

/** The cursor stands on the column that is something else than its place says. */
export function labelColumnError(cursor: CsvCursor, labels: boolean, name: string): FormatError {
  const isPlaced = !labels || cursor.column === 1;
  return new FormatError({
    where: cursor.describe(),
    expected:
      labels && isPlaced
        ? "a column of labels"
        : `a column of pixels${labels ? "" : ", as with labels: false"}`,
    received: `a column named ${JSON.stringify(clipText(name))}`,
    fix: labelColumnFix(labels, isPlaced),
  });
}

function labelColumnFix(labels: boolean, isPlaced: boolean): string {
  if (!labels)
    return "Leave labels: false out for a file with labels, which stand in the first column.";
  return isPlaced
    ? "Pass labels: false for a file without labels."
    : "Labels stand in the first column, with no index before them: in pandas, to_csv(…, index=False).";
}

export function tooManyRowsError(cursor: CsvCursor, maximumRows: number): FormatError {
  return new FormatError({
    where: cursor.describe(),
    expected: `at most ${maximumRows} rows`,
    received: "more",
    fix: "Raise maximumRows if the file is to be trusted.",
  });
}

export function tooManyBytesError(cursor: CsvCursor, maximumBytes: number): FormatError {
  return new FormatError({
    where: cursor.describe(),
    expected: `at most ${maximumBytes} bytes`,
    received: "more",
    fix: "Raise maximumBytes if the file is to be trusted.",
  });
}

export function noRowsError(cursor: CsvCursor): FormatError {
  const headerOnly = cursor.names !== undefined;
  cursor.column = 1;
  return new FormatError({
    where: cursor.describe(),
    expected: "at least one row of numbers",
    received: headerOnly ? "a header line and nothing behind it" : "nothing",
    fix: headerOnly
      ? "The file is cut short; pass header: false if its first line is a row."
      : "The file is empty: get it again.",
  });
}
