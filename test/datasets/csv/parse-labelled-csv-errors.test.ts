import { describe, expect, it } from "vitest";
import { parseLabelledCsv } from "../../../src/datasets/csv/parse-labelled-csv.js";
import { ArgumentError, FormatError } from "../../../src/errors/index.js";
import { thrown } from "../support/thrown.js";
import { csvBytes, cutAt } from "./support/csv-file.js";

describe("the errors of parseLabelledCsv", () => {
  const wide = "x".repeat(4097);
  it.each([
    ["too few cells", "label,a,b\n1,2,3\n1,2\n", 'line 3, column 3 ("b")', "2"],
    ["pandas' index before the labels", ",label,pixel0\n0,5,1\n", "line 1, column 2", '"label"'],
    ["labels behind the pixels", "pixel0,pixel1,Label\n1,2,5\n", "line 1, column 3", '"Label"'],
    ["too few cells, without a header", "1,2,3\n1\n", "line 2, column 2", "1"],
    ["too few cells in a last row cut short", "1,2,3\n1,2", "line 2, column 3", "2"],
    ["too many cells", "label,a\n1,2\n1,2,3\n", "line 3, column 3", "more"],
    ["a trailing comma", "1,2\n1,2,\n", "line 2, column 3", "more"],
    ["a word", "label,a,b\n1,2,x\n", 'line 2, column 3 ("b")', '"x"'],
    ["a word for a label", "label,a\nseven,2\n", 'line 2, column 1 ("label")', '"seven"'],
    ["an empty cell", "1,2,3\n1,,3\n", "line 2, column 2", "an empty cell"],
    ["an empty quoted cell", '1,2\n"",3\n', "line 2, column 1", "an empty cell"],
    ["a space beside a number", "1,2\n1, 2\n", "line 2, column 2", '" 2"'],
    ["a pixel above 255", "1,2\r\n1,256\r\n", "line 2, column 2", '"256"'],
    ["a pixel of many digits", "1,99999999999999999999", "line 1, column 2", '"999999'],
    ["a negative pixel", "1,2\r1,-1\r", "line 2, column 2", '"-1"'],
    ["a pixel with a fraction", "1,2\n1,0.5\n", "line 2, column 2", '"0.5"'],
    ["a label above 255", "1,2\n256,2\n", "line 2, column 1", '"256"'],
    ["a word in a hexadecimal guise", "1,2\n1,0x1\n", "line 2, column 2", '"0x1"'],
    ["an unclosed quote", '1,2\n1,"2\n3,4\n', "line 2, column 2", "none"],
    ["an unclosed quote at the end", '1,2\n1,"2', "line 2, column 2", "none"],
    ["an unclosed quote in the header", 'a,"b\n1,2', "line 1, column 2", "none"],
    ["text behind a closing quote", '1,2\n1,"2"3\n', "line 2, column 2", '"3"'],
    ["a quote within a bare cell", '1,2\n1,2"3"\n', "line 2, column 2", '"2\\"3\\""'],
    ["an empty first line", "\n1,2\n", "line 1, column 1", "an empty line"],
    ["an empty line between rows", "1,2\n\n\n1,2\n", "line 2, column 1", "an empty line"],
    ["an empty CRLF line", "1,2\r\n\r\n1,2", "line 2, column 1", "an empty line"],
    ["a cell too long for a number", `1,${wide}`, "line 1, column 2", "a longer one"],
    ["a quoted cell too long", `1,"${wide}`, "line 1, column 2", "a longer one"],
    ["nothing at all", "", "line 1, column 1", "nothing"],
    ["a byte order mark alone", "\uFEFF", "line 1, column 1", "nothing"],
    ["a header alone", "label,a\n", 'line 2, column 1 ("label")', "a header line"],
    ["a header alone, without a line end", "label,a", 'line 2, column 1 ("label")', "a header"],
    ["labels alone", "label\n1\n", "line 1, column 1", "1 cell"],
    ["semicolons for commas", "label;a\n1;2\n", "line 1, column 1", "1 cell"],
    ["Kaggle's test file", "pixel0,pixel1\n1,2\n", "line 1, column 1", '"pixel0"'],
  ])("say where there is %s, and what stands there", (_, text, place, received) => {
    for (const source of [text, csvBytes(text), cutAt(csvBytes(text), [1, 2, 3, 5, 8, 13])]) {
      const error = thrown(() => parseLabelledCsv(source, { name: "train.csv" }));
      expect(error).toBeInstanceOf(FormatError);
      expect(error.where).toBe(`train.csv, ${place}`);
      expect(error.received).toContain(received);
      expect(error.fix).toMatch(/\.$/);
    }
  });

  it("say that a file with labels was read with labels: false", () => {
    const error = thrown(() => parseLabelledCsv("label,pixel0\n1,2\n", { labels: false }));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.message).toContain("line 1, column 1: expected a column of pixels");
  });

  it("say that a first line of words is no row, with header: false", () => {
    const error = thrown(() => parseLabelledCsv("label,a\n1,2\n", { header: false }));
    expect(error.where).toBe("CSV data, line 1, column 1");
    expect(error.fix).toContain("header: true");
  });

  it.each([
    ["float32", "1e39"],
    ["float32", "-3.5e38"],
    ["float64", "1e309"],
    ["float64", "Infinity"],
    ["float64", "NaN"],
    ["float64", "0x10"],
    ["float32", ""],
    ["float32", "1e"],
  ] as const)("refuse, with values: %s, a cell of %o", (values, cell) => {
    const error = thrown(() => parseLabelledCsv(`1,0.5\n1,${cell}\n`, { values }));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.where).toBe("CSV data, line 2, column 2");
    expect(error.expected).toContain(values);
  });

  it("come at the first row beyond maximumRows, the header not counted", () => {
    const text = "label,a\n1,2\n3,4\n";
    expect(parseLabelledCsv(text, { maximumRows: 2 }).labels).toHaveLength(2);
    const error = thrown(() => parseLabelledCsv(text, { maximumRows: 1 }));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.where).toBe('CSV data, line 3, column 1 ("label")');
    expect(error.fix).toContain("maximumRows");
  });

  it("come at the first byte beyond maximumBytes", () => {
    const bytes = csvBytes("1,2\n3,4\n");
    expect(parseLabelledCsv(bytes, { maximumBytes: 8 }).labels).toHaveLength(2);
    expect(thrown(() => parseLabelledCsv(bytes, { maximumBytes: 7 })).fix).toContain("Bytes");
    for (const source of [bytes, cutAt(bytes, [1, 2, 3, 4, 5, 6, 7])]) {
      const error = thrown(() => parseLabelledCsv(source, { maximumBytes: 6 }));
      expect(error).toBeInstanceOf(FormatError);
      expect(error.where).toBe("CSV data, line 2, column 2");
      expect(error.fix).toContain("maximumBytes");
    }
  });

  it("show the beginning of what is long, and escape what is not printable", () => {
    const long = thrown(() => parseLabelledCsv(`1,2\n1,${"é".repeat(1000)}`));
    expect(long.received).toBe(`"${"é".repeat(40)}…"`);
    const control = thrown(() => parseLabelledCsv('1,2\n1,"\u001b[2J"'));
    expect(control.received).toBe('"\\u001b[2J"');
    const name = thrown(() => parseLabelledCsv("label,\u001b[2J\n1,x"));
    expect(name.where).toBe('CSV data, line 2, column 2 ("\\u001b[2J")');
  });

  it("take no more memory for a header of four million names than twice its bytes and 16 MB", () => {
    const header = new Uint8Array(4_000_000).fill(0x2c);
    header.set(csvBytes("label"));
    const before = process.memoryUsage();
    const error = thrown(() => parseLabelledCsv([header, csvBytes("\n1,2\n")]));
    const after = process.memoryUsage();
    expect(error.where).toBe("CSV data, line 2, column 3");
    const taken = after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed;
    expect(taken).toBeLessThan(2 * header.length + 2 ** 24);
  });

  it.each([new ArrayBuffer(4), undefined, null, 7, {}])("refuse %o for a source", (source) => {
    const error = thrown(() => parseLabelledCsv(source as string));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toBe("parseLabelledCsv, source");
  });

  it("refuse chunks that are no bytes", () => {
    const chunks = ["1,2\n"] as unknown as Uint8Array[];
    expect(thrown(() => parseLabelledCsv(chunks))).toBeInstanceOf(ArgumentError);
  });

  it.each([
    { values: "uint8" },
    { values: "toString" },
    { labels: 0 },
    { header: "yes" },
    { maximumRows: 0 },
    { maximumBytes: 1.5 },
  ])("refuse the option %o", (options) => {
    expect(thrown(() => parseLabelledCsv("1,2", options as object))).toBeInstanceOf(ArgumentError);
  });
});
