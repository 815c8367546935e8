import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readZip } from "../../../src/compression/zip/read-zip.js";
import { writeZip } from "../../../src/compression/zip/write-zip.js";
import { ArgumentError } from "../../../src/errors/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { hasNumpy, numpyBytes } from "../../formats/npy/support/numpy.js";

const content = new TextEncoder().encode("content ".repeat(100));

describe("writeZip", () => {
  it("writes what readZip reads back, stored or deflated", () => {
    const file = fc.record({
      name: fc.stringMatching(/^[a-zé_]{1,8}(\/[0-9]{1,3})?$/),
      content: fc.uint8Array({ maxLength: 300 }),
    });
    const files = fc.uniqueArray(file, { maxLength: 8, selector: ({ name }) => name });
    fc.assert(
      fc.property(files, fc.boolean(), (entries, compress) => {
        const back = readZip(writeZip(entries, { compress }));
        expect(back.map((entry) => ({ name: entry.name, content: entry.read() }))).toEqual(entries);
      }),
    );
  });

  it("gives the same bytes for the same entries, of 1 January 1980", () => {
    for (const compress of [false, true]) {
      const archive = writeZip([{ name: "a", content }], { compress });
      expect(writeZip([{ name: "a", content }], { compress })).toEqual(archive);
      expect(Array.from(archive.subarray(10, 14))).toEqual([0, 0, 0x21, 0]);
      expect(archive.length < content.length).toBe(compress);
    }
  });

  it.skipIf(!hasNumpy)("writes what Python's zipfile reads and finds intact", () => {
    const entries = [
      { name: "größe/a", content },
      { name: "b", content: new Uint8Array(0) },
    ];
    for (const compress of [false, true]) {
      const back = numpyBytes(
        `
archive = zipfile.ZipFile(io.BytesIO(given))
assert archive.testzip() is None
assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
for name in archive.namelist(): keep(name, archive.read(name))
`,
        writeZip(entries, { compress }),
      );
      expect(back).toEqual({ "größe/a": content, b: new Uint8Array(0) });
    }
  });

  it.each(["", "/a", "../a", "a\\b", "C:/a", "a\ud800", "a".repeat(65_536)])(
    "refuses the name %.20j",
    (name) => {
      expect(thrown(() => writeZip([{ name, content }]))).toBeInstanceOf(ArgumentError);
    },
  );

  it("refuses a name twice, and 65,535 entries", () => {
    const twice = [
      { name: "a", content },
      { name: "a", content },
    ];
    expect(thrown(() => writeZip(twice)).received).toContain("twice");
    const many = Array.from({ length: 65_535 }, (_, index) => ({
      name: String(index),
      content: new Uint8Array(0),
    }));
    expect(thrown(() => writeZip(many))).toBeInstanceOf(ArgumentError);
    expect(readZip(writeZip(many.slice(1)))).toHaveLength(65_534);
  });
});
