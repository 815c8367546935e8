import { describe, expect, it } from "vitest";
import { parseLabelledCsv } from "../../../src/datasets/csv/parse-labelled-csv.js";
import { FormatError } from "../../../src/errors/index.js";
import { thrown } from "../support/thrown.js";
import { contents } from "./support/contents.js";
import { csvBytes } from "./support/csv-file.js";

const expected = {
  shape: [2, 3],
  labels: Uint8Array.of(7, 0),
  data: Uint8Array.of(0, 128, 255, 1, 2, 3),
};

describe("the layouts that parseLabelledCsv reads", () => {
  it.each([
    ["with a header line", "label,pixel0,pixel1,pixel2\n7,0,128,255\n0,1,2,3\n"],
    ["without a header line", "7,0,128,255\n0,1,2,3\n"],
    ["with CRLF line ends", "label,pixel0,pixel1,pixel2\r\n7,0,128,255\r\n0,1,2,3\r\n"],
    ["with CR line ends", "label,pixel0,pixel1,pixel2\r7,0,128,255\r0,1,2,3\r"],
    ["with mixed line ends", "label,pixel0,pixel1,pixel2\r7,0,128,255\n0,1,2,3\r\n"],
    ["without a line end behind the last row", "7,0,128,255\n0,1,2,3"],
    ["with empty lines at the end", "7,0,128,255\n0,1,2,3\n\n\n"],
    ["with empty CRLF lines at the end", "7,0,128,255\r\n0,1,2,3\r\n\r\n\r\n"],
    ["with quoted cells", '"label","a","b","c"\n"7","0","128","255"\n"0","1","2","3"\n'],
    ["with some quoted cells", 'label,"a",b,"c"\n7,"0",128,"255"\n"0",1,"2",3'],
    ["with a byte order mark", "\uFEFF7,0,128,255\n0,1,2,3\n"],
    ["with a byte order mark before a quoted header", '\uFEFF"label",a,b,c\n7,0,128,255\n0,1,2,3'],
    ["with leading zeros", "007,000,128,0255\n0,01,02,03\n"],
    ["with commas and quotes in names", '"the label","a,b","""c""",\n7,0,128,255\n0,1,2,3'],
  ])("%s", (_, text) => {
    expect(contents(text)).toEqual(expected);
    expect(contents(csvBytes(text))).toEqual(expected);
  });

  it("a file of images alone, with labels: false", () => {
    for (const text of ["pixel0,pixel1\n0,128\n255,1\n", "0,128\n255,1"]) {
      const table = parseLabelledCsv(text, { labels: false });
      expect(table.images.shape).toEqual([2, 2]);
      expect(table.images.data).toEqual(Uint8Array.of(0, 128, 255, 1));
      expect(table).not.toHaveProperty("labels");
    }
  });

  it("a single column of images", () => {
    const { images } = parseLabelledCsv("5\n6", { labels: false });
    expect(images.shape).toEqual([2, 1]);
    expect(images.data).toEqual(Uint8Array.of(5, 6));
  });

  it("a first line of numbers that header: true declares to be names", () => {
    expect(contents("0,1,2,3\n7,0,128,255\n0,1,2,3\n", { header: true })).toEqual(expected);
  });

  it("a first line of numbers that header: false declares to be a row", () => {
    expect(contents("7,0,128,255\n0,1,2,3\n", { header: false })).toEqual(expected);
  });

  it("decimal numbers, with values: float64", () => {
    const { labels, images } = parseLabelledCsv("l,a,b,c\n9,-0.5,1e-3,+2.\n1,.25,-0,3E2", {
      values: "float64",
    });
    expect(labels).toEqual(Uint8Array.of(9, 1));
    expect(images.data).toEqual(Float64Array.of(-0.5, 0.001, 2, 0.25, -0, 300));
  });

  it("decimal numbers, with values: float32", () => {
    const { images } = parseLabelledCsv("9,0.1,16777217", { values: "float32" });
    expect(images.dtype).toBe("float32");
    expect(images.data).toEqual(Float32Array.of(0.1, 16777216));
  });

  it("chunks of bytes, as it reads one buffer", () => {
    const text = "label,a,b,c\r\n7,0,128,255\r\n0,1,2,3\r\n";
    expect(contents([text.slice(0, 17), text.slice(17)].map(csvBytes))).toEqual(expected);
  });

  it("a part of a longer buffer, and shared memory", () => {
    const padded = csvBytes("9,9\n7,0,128,255\n0,1,2,3\n4");
    expect(contents(padded.subarray(4, -1))).toEqual(expected);
    const bytes = csvBytes("a,b,c,d\n7,0,128,255\n0,1,2,3");
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    expect(contents(shared)).toEqual(expected);
    shared[9] = 0x78;
    expect(thrown(() => contents(shared))).toBeInstanceOf(FormatError);
  });

  it("a table of moderate size, with every pixel in its place", () => {
    const pixel = (row: number, column: number): number => (row * 31 + column * 7) % 256;
    const lines = Array.from({ length: 2000 }, (_, row) =>
      [row % 10, ...Array.from({ length: 784 }, (_, column) => pixel(row, column))].join(","),
    );
    const { labels, images } = parseLabelledCsv(lines.join("\n"));
    expect(images.shape).toEqual([2000, 784]);
    expect(labels.every((label, row) => label === row % 10)).toBe(true);
    expect(
      images.data.every((value, index) => value === pixel(Math.floor(index / 784), index % 784)),
    ).toBe(true);
  });
});
