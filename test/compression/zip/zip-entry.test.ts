import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { crc32 } from "../../../src/compression/gzip/crc32.js";
import { ZipEntry } from "../../../src/compression/zip/zip-entry.js";
import { FormatError } from "../../../src/errors/index.js";
import { thrown } from "../../datasets/support/thrown.js";

function entryOf(content: Uint8Array, compressed: Uint8Array | undefined): ZipEntry {
  return new ZipEntry({
    name: "entry",
    compressed: compressed ?? content,
    isDeflated: compressed !== undefined,
    declaredBytes: content.length,
    crc: crc32(content),
    archiveName: "archive",
  });
}

const deflate = (content: Uint8Array, level = 6): Uint8Array =>
  new Uint8Array(deflateRawSync(content, { level }));

const noise = Uint8Array.from({ length: 300_003 }, (_, index) => (index * index * 7919) >>> 5);

describe.each(["Node's inflater", "fflate alone"])("ZipEntry, with %s", (inflater) => {
  beforeEach(() => {
    if (inflater === "fflate alone") {
      vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
    }
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("reads whole, and in chunks, what was compressed, whatever the level", () => {
    const content = fc.uint8Array({ maxLength: 20_000, size: "max" });
    fc.assert(
      fc.property(content, fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        const entry = entryOf(bytes, deflate(bytes, level));
        expect(entry.read()).toEqual(bytes);
        expect(Buffer.concat([...entry.chunks()])).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 50 },
    );
    for (const level of [0, 1, 9]) {
      expect(Buffer.compare(entryOf(noise, deflate(noise, level)).read(), noise)).toBe(0);
    }
  });

  it("gives a stored entry in chunks of 64 KiB, as views", () => {
    const chunks = [...entryOf(noise, undefined).chunks()];
    expect(chunks.map(({ length }) => length)).toEqual([65_536, 65_536, 65_536, 65_536, 37_859]);
    expect(chunks.every(({ buffer }) => buffer === noise.buffer)).toBe(true);
  });

  it("refuses a stream that is cut short, at every length", () => {
    const content = noise.subarray(0, 3000);
    const compressed = deflate(content);
    for (let length = 0; length < compressed.length; length++) {
      const action = (): unknown => entryOf(content, compressed.subarray(0, length)).read();
      expect(thrown(action), `${length} bytes`).toBeInstanceOf(FormatError);
    }
  });

  it.each([1, 2, 8, 9, 40])("refuses %i bytes behind the last block", (count) => {
    const content = noise.subarray(0, 3000);
    for (const filler of [0, 0x1f, 0xff]) {
      const padded = Uint8Array.of(...deflate(content), ...new Uint8Array(count).fill(filler));
      expect(thrown(() => entryOf(content, padded).read())).toBeInstanceOf(FormatError);
    }
  });

  it("refuses what stands behind the last block also where it looks like gzip members", () => {
    const content = Uint8Array.of(1, 2, 3);
    const member = [0, 0, 0, 0, 0, 0, 0, 0, 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    const empty = deflate(new Uint8Array(0));
    const crafted = Uint8Array.of(...deflate(content), ...member, ...empty);
    expect(thrown(() => entryOf(content, crafted).read())).toBeInstanceOf(FormatError);
  });

  it("refuses, after the last chunk, a content of another CRC-32", () => {
    const other = noise.map((byte) => byte ^ 1);
    const entry = entryOf(noise, deflate(other));
    expect(thrown(() => entry.read()).expected).toContain("CRC-32");
    let length = 0;
    const action = (): void => {
      for (const chunk of entry.chunks()) length += chunk.length;
    };
    expect(thrown(action)).toBeInstanceOf(FormatError);
    expect(length).toBe(noise.length);
  });

  const parts = { name: "entry", isDeflated: true, archiveName: "archive", crc: 0 };

  it("takes less than 16 MiB for a bomb of 256 MiB that declares 10 bytes", () => {
    const compressed = deflate(new Uint8Array(2 ** 28));
    const entry = new ZipEntry({ ...parts, compressed, declaredBytes: 10 });
    const before = process.memoryUsage().arrayBuffers;
    expect(thrown(() => entry.read()).received).toBe("more");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
  });

  it("takes no memory for what is declared, before it is there", () => {
    const compressed = deflate(noise);
    const entry = new ZipEntry({ ...parts, compressed, declaredBytes: 1032 * compressed.length });
    const before = process.memoryUsage().arrayBuffers;
    expect(thrown(() => entry.read()).received).toBe(String(noise.length));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
  });

  it("gives memory of its own, which nothing else shares", () => {
    for (const length of [1, 300, 5000, 3 * 2 ** 20]) {
      const content = new Uint8Array(length).fill(7);
      const read = entryOf(content, deflate(content)).read();
      expect(read.constructor).toBe(Uint8Array);
      expect(read.buffer.byteLength).toBe(length);
    }
  });

  it("refuses blocks without content, of any length", () => {
    const compressed = new Uint8Array(3_000_000);
    for (let start = 0; start < compressed.length; start += 5) {
      compressed.set([0, 0, 0, 0xff, 0xff], start);
    }
    const entry = new ZipEntry({ ...parts, compressed, declaredBytes: 10 });
    expect(thrown(() => entry.read())).toBeInstanceOf(FormatError);
    expect(thrown(() => [...entry.chunks()]).received).toBe("blocks without content");
  });

  it("gives chunks of at most 3 MiB, however much a few bytes inflate to", () => {
    const compressed = deflate(new Uint8Array(2 ** 26));
    const entry = new ZipEntry({ ...parts, compressed, declaredBytes: 2 ** 26 });
    let largest = 0;
    let length = 0;
    const action = (): void => {
      for (const chunk of entry.chunks()) {
        largest = Math.max(largest, chunk.length);
        length += chunk.length;
      }
    };
    expect(thrown(action).expected).toContain("CRC-32 0");
    expect(length).toBe(2 ** 26);
    expect(largest).toBeGreaterThan(2 ** 20);
    expect(largest).toBeLessThan(3 * 2 ** 20);
  });
});
