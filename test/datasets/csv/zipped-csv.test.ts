import { describe, expect, it } from "vitest";
import { writeZip } from "../../../src/compression/zip/write-zip.js";
import { parseLabelledCsv } from "../../../src/datasets/csv/parse-labelled-csv.js";
import { readLabelledCsv } from "../../../src/datasets/csv/read-labelled-csv.js";
import { FormatError } from "../../../src/errors/index.js";

const text = "label,pixel0,pixel1\n7,0,255\n1,12,0\n";

function zipOf(files: Readonly<Record<string, string>>, compress = true): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => ({
    name,
    content: new TextEncoder().encode(content),
  }));
  return writeZip(entries, { compress });
}

describe("parseLabelledCsv of a zip archive", () => {
  it.each([true, false])("reads the only CSV file, deflated: %s", (compress) => {
    const archive = zipOf({ "README.txt": "no table", "train.csv": text }, compress);
    expect(parseLabelledCsv(archive)).toEqual(parseLabelledCsv(text));
  });

  it("reads the file that is named where there are several", () => {
    const archive = zipOf({ "train.csv": text, "test.csv": "pixel0\n3\n", "more.csv": "1,2\n" });
    expect(parseLabelledCsv(archive, { member: "train.csv" })).toEqual(parseLabelledCsv(text));
    const { images } = parseLabelledCsv(archive, { member: "test.csv", labels: false });
    expect([...images.data]).toEqual([3]);
  });

  it.each<[string, Readonly<Record<string, string>>, string | undefined]>([
    ["several tables and none named", { "a.csv": text, "b.csv": text }, undefined],
    ["no table", { "a.txt": text }, undefined],
    ["nothing", {}, undefined],
    ["no file of that name", { "a.csv": text }, "b.csv"],
  ])("refuses an archive with %s, naming what is there", (_, files, member) => {
    const read = () => parseLabelledCsv(zipOf(files), { member, name: "digits.zip" });
    expect(read).toThrow(FormatError);
    expect(read).toThrow(Object.keys(files)[0] ?? "an empty archive");
  });

  it("refuses a damaged archive, and names line and column in the file", () => {
    const archive = zipOf({ "train.csv": text }, false);
    expect(() => parseLabelledCsv(archive.subarray(0, 60))).toThrow(FormatError);
    const wrong = zipOf({ "train.csv": "label,pixel0\n7,x\n" });
    expect(() => parseLabelledCsv(wrong, { name: "digits.zip" })).toThrow(
      /digits\.zip, line 2, column 2/,
    );
  });

  it("takes the file with labels of several, as in Kaggle's archive, and none of macOS's own", () => {
    const archive = zipOf({
      "__MACOSX/._train.csv": "\0\0",
      "sample_submission.csv": "ImageId,Label\n1,0\n",
      "test.csv": "pixel0\n3\n",
      "train.csv": text,
    });
    expect(parseLabelledCsv(archive)).toEqual(parseLabelledCsv(text));
    const two = zipOf({ "a.csv": text, "b.csv": text });
    expect(() => parseLabelledCsv(two)).toThrow(/a\.csv, b\.csv.*option member/);
  });

  it("does not look through archives of very many files, nor name them all", () => {
    const names = Array.from({ length: 200 }, (_, index): [string, string] => [
      `part-${index}.csv`,
      text,
    ]);
    const archive = zipOf({ ...Object.fromEntries(names), "more.csv": "1,2\n" });
    expect(() => parseLabelledCsv(archive)).toThrow(/part-0\.csv, .*part-7\.csv and 193 more/);
  });

  it("says of a damaged archive that it is damaged, and not that a cell is wrong", () => {
    const archive = zipOf({ "train.csv": text }, false);
    const at = archive.indexOf("7".charCodeAt(0), 40);
    archive[at] = "x".charCodeAt(0);
    expect(() => parseLabelledCsv(archive)).toThrow(/CRC-32/);
  });

  it("is told from text where it comes in pieces", async () => {
    const archive = zipOf({ "train.csv": text });
    expect(() => parseLabelledCsv([archive])).toThrow(/expected text, received a zip archive/);
    await expect(readLabelledCsv(new Response(archive.slice()).body!)).rejects.toThrow(FormatError);
    for (const at of [1, 2, 3]) {
      const pieces = [archive.subarray(0, at), archive.subarray(at)];
      expect(() => parseLabelledCsv(pieces)).toThrow(/received a zip archive/);
    }
    const gzipped = Uint8Array.of(0x1f, 0x8b, 8, 0);
    expect(() => parseLabelledCsv([gzipped.subarray(0, 1), gzipped.subarray(1)])).toThrow(
      /received gzip data/,
    );
    expect(() => parseLabelledCsv(gzipped)).toThrow(/received gzip data.*DecompressionStream/);
  });
});
