import { describe, expect, it } from "vitest";
import { CsvCursor } from "../../../src/datasets/csv/csv-cursor.js";
import { CsvScanner, maximumCellBytes } from "../../../src/datasets/csv/csv-scanner.js";
import { FormatError } from "../../../src/errors/index.js";
import { thrown } from "../support/thrown.js";
import { csvBytes, cutAt } from "./support/csv-file.js";

/** The rows of cells that a scanner finds, each cell with the place that the cursor names. */
function scan(chunks: readonly Uint8Array[]): string[][] {
  const cursor = new CsvCursor("file");
  const rows: string[][] = [];
  let row: string[] = [];
  const scanner = new CsvScanner(cursor, {
    cell(bytes, start, end) {
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(start, end));
      row.push(`${cursor.line}:${cursor.column} ${text}`);
    },
    endRow() {
      rows.push(row);
      row = [];
    },
  });
  for (const chunk of chunks) scanner.push(chunk);
  scanner.finish();
  return rows;
}

describe("CsvScanner", () => {
  it.each([
    ["bare cells", "a,bc\nd\n", [["1:1 a", "1:2 bc"], ["2:1 d"]]],
    [
      "empty cells",
      ",\n,,",
      [
        ["1:1 ", "1:2 "],
        ["2:1 ", "2:2 ", "2:3 "],
      ],
    ],
    ["quoted cells", '"a,b","",c\r\n"d"', [["1:1 a,b", "1:2 ", "1:3 c"], ["2:1 d"]]],
    ["doubled quotes", '"""a""b""",""""\r', [['1:1 "a"b"', '1:2 "']]],
    ["quotes in bare cells", 'a"b,c""\n', [['1:1 a"b', '1:2 c""']]],
    ["the three line ends", "a\nb\r\nc\rd", [["1:1 a"], ["2:1 b"], ["3:1 c"], ["4:1 d"]]],
    ["an empty quoted line", '""\n', [["1:1 "]]],
    ["a byte order mark", "\uFEFFa,\uFEFFb\n", [["1:1 a", "1:2 \uFEFFb"]]],
    ["empty lines at the end", "a\r\n\r\n\n\r", [["1:1 a"]]],
    ["nothing", "", []],
  ])("finds %s, however the chunks are cut", (_, text, rows) => {
    const bytes = csvBytes(text);
    expect(scan([bytes])).toEqual(rows);
    expect(scan(cutAt(bytes, Array.from(bytes.keys())))).toEqual(rows);
    for (const place of bytes.keys()) expect(scan(cutAt(bytes, [place]))).toEqual(rows);
  });

  it("takes the beginning of a byte order mark without its end for content", () => {
    const cells = (...bytes: number[]): string[][] => scan([Uint8Array.from(bytes)]);
    expect(cells(0xef, 0x2c, 0x31)).toEqual([["1:1 \uFFFD", "1:2 1"]]);
    expect(cells(0xef, 0xbb)).toEqual([["1:1 \uFFFD"]]);
    expect(cells(0xef, 0xbb, 0xbe)).toEqual([["1:1 \uFEFE"]]);
  });

  it("takes cells up to the greatest length, and refuses longer ones however they are cut", () => {
    const longest = "x".repeat(maximumCellBytes);
    for (const [before, after] of [
      ["", ""],
      ['"', '"'],
    ] as const) {
      const fitting = csvBytes(`${before}${longest}${after}\n`);
      expect(scan([fitting])[0]?.[0]).toHaveLength(maximumCellBytes + 4);
      expect(scan(cutAt(fitting, [7, 4000]))).toEqual(scan([fitting]));
      const long = csvBytes(`a\n${before}${longest}y${after}\n`);
      for (const chunks of [[long], cutAt(long, [7, 4099])]) {
        const error = thrown(() => scan(chunks));
        expect(error).toBeInstanceOf(FormatError);
        expect(error.where).toBe("file, line 2, column 1");
      }
    }
  });
});
