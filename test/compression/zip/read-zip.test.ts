import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../../src/compression/gzip/crc32.js";
import { isZip, readZip } from "../../../src/compression/zip/read-zip.js";
import { writeZip } from "../../../src/compression/zip/write-zip.js";
import { FormatError, NdnetError } from "../../../src/errors/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { mutated } from "../../formats/npy/support/mutated.js";
import { hasNumpy, numpyBytes } from "../../formats/npy/support/numpy.js";
import { recorded } from "../../formats/npy/support/recorded.js";
import { handZip, little, type HandEntry } from "./support/zip-records.js";

const words = new TextEncoder().encode("All that glisters is not gold; ".repeat(40));

function stored(name: string, data: Uint8Array = words): HandEntry {
  return { name, data, crc: crc32(data) };
}

function deflated(name: string, content: Uint8Array = words): HandEntry {
  const data = new Uint8Array(deflateRawSync(content));
  return { name, data, crc: crc32(content), size: content.length, method: 8 };
}

const refusal = (archive: Uint8Array, maximumBytes = 2 ** 31): NdnetError => {
  const error = thrown(() => readZip(archive, { maximumBytes }).map((entry) => entry.read()));
  expect(error).toBeInstanceOf(FormatError);
  return error;
};

describe("isZip", () => {
  it("knows archives with and without entries by their first bytes", () => {
    expect(isZip(handZip([stored("a")]))).toBe(true);
    expect(isZip(handZip([]))).toBe(true);
    expect(isZip(Uint8Array.of(0x50, 0x4b))).toBe(false);
    expect(isZip(Uint8Array.of(0x50, 0x4b, 3, 6))).toBe(false);
  });
});

describe("readZip", () => {
  it("gives each entry's name, sizes and content, stored or deflated", () => {
    const entries = readZip(
      handZip([stored("a/b.csv"), deflated("c"), stored("d/", words.subarray(0, 0))]),
    );
    expect(entries.map(({ name }) => name)).toEqual(["a/b.csv", "c", "d/"]);
    expect(entries.map(({ declaredBytes }) => declaredBytes)).toEqual([1240, 1240, 0]);
    expect(entries[0]!.compressedBytes).toBe(1240);
    expect(entries[1]!.compressedBytes).toBeLessThan(100);
    expect(entries[0]!.read()).toEqual(words);
    expect(entries[1]!.read()).toEqual(words);
    expect(entries[2]!.read()).toEqual(new Uint8Array(0));
  });

  it("reads an archive without entries, and one with a comment", () => {
    expect(readZip(handZip([]))).toEqual([]);
    const commented = Uint8Array.of(...handZip([stored("a")], { comment: 3 }), 1, 2, 3);
    expect(readZip(commented)[0]!.read()).toEqual(words);
  });

  it("reads what NumPy 2.4.6 wrote, with Zip64 sizes in the local headers alone", () => {
    for (const name of ["npz", "npzCompressed"] as const) {
      const entries = readZip(recorded(name));
      expect(entries.map((entry) => entry.name)).toEqual(["x.npy", "labels.npy"]);
      expect(entries.map((entry) => entry.read().length)).toEqual([131, 132]);
    }
  });

  it("reads Zip64 sizes, positions and end records", () => {
    const data = words.subarray(0, 5);
    const archive = handZip(
      [
        {
          ...stored("a", data),
          centralSize: 0xffff_ffff,
          centralCompressedSize: 0xffff_ffff,
          centralPosition: 0xffff_ffff,
          extra: [
            9,
            0,
            1,
            0,
            7,
            ...little(1, 2),
            ...little(24, 2),
            ...little(5, 8),
            ...little(5, 8),
            ...little(0, 8),
          ],
        },
      ],
      { entries: 0xffff, entriesHere: 0xffff, size: 0xffff_ffff, start: 0xffff_ffff },
      (start, size) => [
        ...little(0x06064b50, 4),
        ...little(44, 8),
        ...little(0, 12),
        ...little(1, 8),
        ...little(1, 8),
        ...little(size, 8),
        ...little(start, 8),
        ...little(0x07064b50, 4),
        ...little(0, 4),
        ...little(start + size, 8),
        ...little(1, 4),
      ],
    );
    expect(readZip(archive)[0]!.read()).toEqual(data);
    const huge = archive.slice();
    const position = huge.length - 22 - 20 - 56;
    huge.fill(0xff, position + 48, position + 56);
    expect(refusal(huge).expected).toContain("2^53");
  });

  it("reads sizes that stand behind the data, as programs that write a stream do", () => {
    const entry = { ...deflated("a"), flags: 8, behind: new Array<number>(16).fill(0) };
    const local = { size: 0, compressedSize: 0, crc: 0 };
    expect(readZip(handZip([{ ...entry, local }, stored("b")]))[0]!.read()).toEqual(words);
    expect(refusal(handZip([{ ...deflated("a"), local }])).received).toBe("0");
  });

  it.skipIf(!hasNumpy)("reads what Python's zipfile writes, also to a stream", () => {
    const { whole, stream } = numpyBytes(`
class Stream(io.RawIOBase):
    def __init__(self): self.data = b""
    def writable(self): return True
    def write(self, data):
        self.data += bytes(data)
        return len(data)

for name, target in [("whole", io.BytesIO()), ("stream", Stream())]:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("größe.txt", "a" * 100000)
        archive.writestr("b/c.txt", "b", zipfile.ZIP_STORED)
        archive.comment = b"comment"
    keep(name, target.data if name == "stream" else target.getvalue())
`);
    for (const archive of [whole!, stream!]) {
      const entries = readZip(archive);
      expect(entries.map(({ name }) => name)).toEqual(["größe.txt", "b/c.txt"]);
      expect(entries[0]!.read()).toEqual(new Uint8Array(100_000).fill(0x61));
      expect(entries[1]!.read()).toEqual(Uint8Array.of(0x62));
    }
  });

  it("refuses every truncation, and bytes before the beginning or behind the end", () => {
    const archive = handZip([stored("a", words.subarray(0, 9)), deflated("b")]);
    for (let length = 0; length < archive.length; length++) {
      refusal(archive.subarray(0, length));
    }
    refusal(Uint8Array.of(...archive, 0));
    refusal(Uint8Array.of(0, ...archive));
  });

  it("refuses what is no zip archive, and says so", () => {
    expect(refusal(new Uint8Array(1000).fill(0x41)).received).toContain("0x41414141");
    expect(refusal(new Uint8Array(0)).received).toBe("0 bytes");
  });

  it.each([
    ["several disks", { disk: 1 }],
    ["a directory on another disk", { directoryDisk: 1 }],
    ["entries on another disk", { entriesHere: 0 }],
    ["fewer entries than there are", { entries: 0, entriesHere: 0 }],
    ["more entries than there are", { entries: 2, entriesHere: 2 }],
    ["more entries than can be", { entries: 60_000, entriesHere: 60_000 }],
    ["a directory elsewhere", { start: 0 }],
    ["a directory of another size", { size: 10 }],
    ["a directory beyond the end", { start: 0xffff_fff0 }],
  ])("refuses an end record that states %s", (_, end) => {
    refusal(handZip([stored("a")], end));
  });

  it.each([
    ["encrypted", "neither encrypted", { flags: 1 }],
    ["strongly encrypted", "neither encrypted", { flags: 0x41 }],
    ["patched", "nor a patch", { flags: 0x20 }],
    ["of masked headers", "0x00002000", { flags: 0x2000 }],
    ["of an unknown method", "method 12", { method: 12 }],
    ["on another disk", "disk 3", { disk: 3 }],
    ["of another name in its local header", "directory's name", { local: { name: "b" } }],
    ["of a longer name in its local header", "a name of length 1", { local: { name: "aa" } }],
    ["of another size in its local header", "a size of 1240", { local: { size: 1 } }],
    [
      "of another compressed size in its local header",
      "a compressed size of 1240",
      { local: { compressedSize: 1 } },
    ],
    ["of another CRC-32 in its local header", "CRC-32", { local: { crc: 1 } }],
    ["of another method in its local header", "method 0", { local: { method: 8 } }],
    ["stored in more bytes than it has", "as stored", { size: 1 }],
    ["of a wrong CRC-32", "CRC-32 1", { crc: 1 }],
    ["at a position without a header", "0x04034b50 at 4", { centralPosition: 4 }],
    ["at a position behind the end", "a local header before", { centralPosition: 0xffff_fff0 }],
    ["of Zip64 without its field", "Zip64 extra field with every", { centralSize: 0xffff_ffff }],
    [
      "of Zip64 with a short field",
      "Zip64 extra field with every",
      { centralSize: 0xffff_ffff, extra: [1, 0, 4, 0, 1, 2, 3, 4] },
    ],
    ["of two Zip64 fields", "one Zip64 extra field", { extra: [1, 0, 0, 0, 1, 0, 0, 0] }],
    ["of an extra field longer than all", "fields that are longer", { extra: [9, 0, 9, 0] }],
    [
      "that reaches into the directory",
      "before the central directory",
      {
        data: words.subarray(0, 4),
        size: 99,
        centralCompressedSize: 99,
        local: { compressedSize: 99 },
      },
    ],
  ] as readonly (readonly [string, string, Partial<HandEntry>])[])(
    "refuses an entry %s",
    (_, reason, change) => {
      expect(refusal(handZip([{ ...stored("a"), ...change }])).message).toContain(reason);
    },
  );

  it("refuses a name that leaves the archive", () => {
    expect(refusal(handZip([stored("a/../../b")])).expected).toContain("relative paths");
  });

  it("refuses duplicate names", () => {
    expect(refusal(handZip([stored("a"), stored("b"), stored("a")])).received).toContain('"a"');
  });

  it("refuses entries that overlap, the same bytes twice as well", () => {
    const first = stored("a");
    const inner = handZip([stored("b", words.subarray(0, 3))]).subarray(0, 34);
    const nested = { ...stored("a", inner), behind: [] };
    const second = { ...stored("b", words.subarray(0, 3)), centralPosition: 31 };
    expect(refusal(handZip([nested, second])).expected).toContain("behind the one before");
    refusal(handZip([first, { ...stored("a"), name: "b", centralPosition: 0 }]));
  });

  it("refuses more bytes than are declared, and fewer", () => {
    const size = (bytes: number): HandEntry => ({ ...deflated("a"), size: bytes });
    expect(refusal(handZip([size(words.length - 1)])).received).toBe("more");
    expect(refusal(handZip([size(words.length + 1)])).received).toBe(String(words.length));
  });

  it("refuses declared sizes above what so few bytes can hold, before any is inflated", () => {
    const { data } = deflated("a");
    const most = 1032 * data.length;
    const error = thrown(() => readZip(handZip([{ ...deflated("a"), size: most + 1 }])));
    expect(error.expected).toContain(`${most} bytes`);
    expect(readZip(handZip([{ ...deflated("a"), size: most }]))).toHaveLength(1);
  });

  it("refuses more than maximumBytes in all entries together", () => {
    const archive = handZip([deflated("a"), deflated("b")]);
    expect(readZip(archive, { maximumBytes: 2 * words.length })).toHaveLength(2);
    expect(refusal(archive, 2 * words.length - 1).fix).toContain("maximumBytes");
  });

  it("names the archive and the entry in its errors", () => {
    const archive = handZip([{ ...stored("a"), crc: 1 }]);
    const error = thrown(() => readZip(archive, { name: "x.zip" })[0]!.read());
    expect(error.where).toBe("x.zip, a");
  });

  it("throws nothing but typed errors for mutated archives, and gives nothing of another length than declared", () => {
    const contents = [words.subarray(0, 50), Uint8Array.of(7), new Uint8Array(0)];
    const named = contents.map((content, index) => ({ name: `${index}`, content }));
    const files = [
      writeZip(named),
      writeZip(named, { compress: true }),
      recorded("npz"),
      recorded("npzCompressed"),
      handZip([{ ...deflated("a"), flags: 8, behind: new Array<number>(16).fill(0) }]),
    ];
    let refused = 0;
    fc.assert(
      fc.property(mutated(files), (file) => {
        try {
          for (const entry of readZip(file)) {
            const content = entry.read();
            expect(content.length).toBe(entry.declaredBytes);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(NdnetError);
          refused++;
        }
      }),
      { numRuns: 5000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });
});
