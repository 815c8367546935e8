import { constants, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { crc32 } from "../../../src/compression/gzip/crc32.js";
import { gunzip, isGzip } from "../../../src/compression/gzip/gunzip.js";
import { FormatError } from "../../../src/errors/index.js";
import { thrown } from "../../datasets/support/thrown.js";

const concatenate = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts));

const gzip = (content: Uint8Array, level = 9): Uint8Array =>
  new Uint8Array(gzipSync(content, { level }));

const inflate = (bytes: Uint8Array, declared = Number.NaN, maximumBytes = 2 ** 40): Uint8Array =>
  gunzip(bytes, { name: "data", maximumBytes, declaredBytes: () => declared });

const text = new TextEncoder().encode("All that glisters is not gold; ".repeat(400));

describe("isGzip", () => {
  it("knows gzip by its first two bytes", () => {
    expect(isGzip(gzip(text))).toBe(true);
    expect(isGzip(Uint8Array.of(0x1f))).toBe(false);
    expect(isGzip(Uint8Array.of(0, 0, 8, 1))).toBe(false);
    expect(isGzip(new Uint8Array(0))).toBe(false);
  });
});

describe.each(["Node's inflater", "fflate alone"])("gunzip, with %s", (inflater) => {
  beforeEach(() => {
    if (inflater === "fflate alone")
      vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("gives back what was compressed, whatever the level and the number of members", () => {
    const members = fc.array(fc.uint8Array({ maxLength: 5000, size: "max" }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(members, fc.integer({ min: 0, max: 9 }), (contents, level) => {
        const whole = concatenate(...contents);
        const file = concatenate(...contents.map((content) => gzip(content, level)));
        expect(inflate(file, whole.length)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it("reads members that are longer than a chunk, or end in the middle of one", () => {
    const noise = Uint8Array.from({ length: 200_003 }, (_, index) => (index * index * 7919) >>> 5);
    const whole = concatenate(noise, text, noise);
    const file = concatenate(gzip(noise, 0), gzip(text), gzip(noise, 6));
    expect(inflate(file, whole.length)).toEqual(whole);
  });

  it("reads a thousand members", () => {
    const file = concatenate(...Array.from({ length: 1000 }, () => gzip(Uint8Array.of(7))));
    expect(inflate(file, 1000)).toEqual(new Uint8Array(1000).fill(7));
  });

  it("reads a header with an extra field, a name, a comment and a checksum", () => {
    const plain = gzip(text);
    const header = Uint8Array.of(0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3);
    const optional = Uint8Array.of(2, 0, 9, 9, 0x61, 0, 0x62, 0x63, 0);
    const checksum = crc32(concatenate(header, optional));
    const last = Uint8Array.of(checksum & 255, (checksum >>> 8) & 255);
    const file = concatenate(header, optional, last, plain.subarray(10));
    expect(inflate(file, text.length)).toEqual(text);
  });

  it("gives fewer bytes than declared where there are fewer", () => {
    expect(inflate(gzip(text), text.length + 1)).toEqual(text);
  });

  it("waits with the size until enough bytes for it are there", () => {
    const starts: number[] = [];
    const noise = Uint8Array.from({ length: 6000 }, (_, index) => (index * index * 7919) >>> 5);
    const content = gunzip(gzip(noise, constants.Z_NO_COMPRESSION), {
      name: "data",
      maximumBytes: 10_000,
      declaredBytes: (start) => (starts.push(start.length), start.length < 3000 ? undefined : 6000),
    });
    expect(content).toEqual(noise);
    expect(starts.at(-1)).toBeGreaterThanOrEqual(3000);
    expect(starts.slice(0, -1).every((length) => length < 3000)).toBe(true);
  });

  it("gives all there is of content that ends before it has declared a size", () => {
    const content = gunzip(gzip(Uint8Array.of(1, 2)), {
      name: "data",
      maximumBytes: 100,
      declaredBytes: () => undefined,
    });
    expect(content).toEqual(Uint8Array.of(1, 2));
  });

  it("refuses every truncation of a file", () => {
    const file = gzip(text);
    for (let length = 2; length < file.length; length++) {
      const action = (): unknown => inflate(file.subarray(0, length), text.length);
      expect(thrown(action), `${length} bytes`).toBeInstanceOf(FormatError);
    }
  });

  it("refuses a file with any one byte of its deflated data or trailer changed", () => {
    const file = gzip(text);
    for (let position = 10; position < file.length; position++) {
      const damaged = file.slice();
      damaged[position] = (file[position] ?? 0) ^ 0x10;
      let content: Uint8Array;
      try {
        content = inflate(damaged, text.length);
      } catch (error) {
        expect(error, `byte ${position}`).toBeInstanceOf(FormatError);
        continue;
      }
      // Some bits are padding, which no checksum covers.
      expect(content, `byte ${position}`).toEqual(text);
    }
  });

  it("refuses a wrong CRC-32 and a wrong length, in any member", () => {
    const good = gzip(text);
    for (const fromEnd of [8, 4]) {
      const damaged = good.slice();
      damaged[good.length - fromEnd] = (good[good.length - fromEnd] ?? 0) ^ 1;
      for (const file of [damaged, concatenate(damaged, good), concatenate(good, damaged)]) {
        const error = thrown(() => inflate(file, 2 * text.length));
        expect(error).toBeInstanceOf(FormatError);
        expect(error.expected).toMatch(fromEnd === 8 ? /CRC-32/ : /length/);
      }
    }
  });

  it.each([1, 2, 3, 4, 8, 50])("refuses %i bytes behind the end", (count) => {
    for (const filler of [0, 0x41]) {
      const file = concatenate(gzip(text), new Uint8Array(count).fill(filler));
      expect(thrown(() => inflate(file, text.length))).toBeInstanceOf(FormatError);
    }
  });

  it("refuses a first member that is right and a second that is cut short", () => {
    const file = concatenate(gzip(text), gzip(text).subarray(0, 12));
    expect(thrown(() => inflate(file, 2 * text.length))).toBeInstanceOf(FormatError);
  });

  it("refuses the first byte beyond the declared size", () => {
    const error = thrown(() => inflate(gzip(text), text.length - 1));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.expected).toContain(`${text.length - 1} bytes`);
  });

  it("refuses a declared size above the limit", () => {
    const error = thrown(() => inflate(gzip(text), text.length, text.length - 1));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.fix).toContain("maximumBytes");
    expect(inflate(gzip(text), text.length, text.length)).toEqual(text);
  });

  it("refuses a declared size that so few bytes can't hold", () => {
    const error = thrown(() => inflate(gzip(Uint8Array.of(1)), 2 ** 35));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.received).toContain(String(2 ** 35));
  });

  it("gives memory of its own, which nothing else shares", () => {
    for (const length of [0, 5, 300, 5000, 3 * 2 ** 20]) {
      const content = inflate(gzip(new Uint8Array(length)), length);
      expect(content.constructor).toBe(Uint8Array);
      expect(content.buffer.byteLength).toBe(length);
    }
  });

  it("refuses a name without end, and blocks without content, of any length", () => {
    const header = Uint8Array.of(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3);
    const endless = concatenate(header, new Uint8Array(3_000_000).fill(0x61));
    expect(thrown(() => inflate(endless)).received).toContain("without content");
    const emptyBlocks = new Uint8Array(3_000_000);
    for (let start = 0; start < emptyBlocks.length; start += 5) {
      emptyBlocks.set([0, 0, 0, 0xff, 0xff], start);
    }
    const silent = concatenate(gzip(text).subarray(0, 10), emptyBlocks);
    const limits = { name: "data", maximumBytes: 100, declaredBytes: () => undefined };
    expect(thrown(() => gunzip(silent, limits)).received).toContain("without content");
  });

  it("takes no memory for what is declared, before it is there", () => {
    const file = gzip(Uint8Array.from({ length: 2 ** 20 }, (_, index) => (index * index) >>> 5));
    const before = process.memoryUsage().arrayBuffers;
    inflate(file, 1032 * file.length);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
  });

  it("takes less than 16 MiB for a bomb of 256 MiB that declares 10 bytes", () => {
    const bomb = gzip(new Uint8Array(2 ** 28));
    const before = process.memoryUsage().arrayBuffers;
    expect(thrown(() => inflate(bomb, 10))).toBeInstanceOf(FormatError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
  });
});
