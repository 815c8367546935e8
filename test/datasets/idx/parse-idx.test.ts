import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseIdx } from "../../../src/datasets/index.js";
import { ArgumentError, FormatError } from "../../../src/errors/index.js";
import { thrown } from "../support/thrown.js";

/** An IDX file written by hand: header, then the bytes of the elements. */
function idxFile(code: number, shape: readonly number[], ...data: number[]): Uint8Array {
  const lengths = shape.flatMap((length) =>
    [24, 16, 8, 0].map((shift) => (length >>> shift) & 255),
  );
  return Uint8Array.of(0, 0, code, shape.length, ...lengths, ...data);
}

const gzip = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes));

const elementsInTwoRows = [
  { code: 0x08, dtype: "uint8", data: [0, 255], values: Uint8Array.of(0, 255) },
  { code: 0x09, dtype: "int8", data: [0x7f, 0x80], values: Int8Array.of(127, -128) },
  { code: 0x0b, dtype: "int16", data: [1, 2, 0xff, 0xfe], values: Int16Array.of(258, -2) },
  {
    code: 0x0c,
    dtype: "int32",
    data: [1, 2, 3, 4, 0x80, 0, 0, 0],
    values: Int32Array.of(0x01020304, -(2 ** 31)),
  },
  {
    code: 0x0d,
    dtype: "float32",
    data: [0x3f, 0xc0, 0, 0, 0xff, 0x80, 0, 0],
    values: Float32Array.of(1.5, Number.NEGATIVE_INFINITY),
  },
  {
    code: 0x0e,
    dtype: "float64",
    data: [0x3f, 0xf0, 0, 0, 0, 0, 0, 1, 0xc0, 0, 0, 0, 0, 0, 0, 0],
    values: Float64Array.of(1 + Number.EPSILON, -2),
  },
];

describe("parseIdx", () => {
  it.each(elementsInTwoRows)("reads big-endian $dtype", ({ code, dtype, data, values }) => {
    for (const bytes of [idxFile(code, [2, 1], ...data), gzip(idxFile(code, [2, 1], ...data))]) {
      const array = parseIdx(bytes);
      expect(array.dtype).toBe(dtype);
      expect(array.shape).toEqual([2, 1]);
      expect(array.data).toEqual(values);
    }
  });

  it("reads rank 0 as a single element", () => {
    const array = parseIdx(idxFile(0x0b, [], 1, 0));
    expect(array.shape).toEqual([]);
    expect(array.get()).toBe(256);
  });

  it("reads rank 255", () => {
    const shape = Array.from({ length: 255 }, (_, axis) => (axis === 7 ? 2 : 1));
    const array = parseIdx(idxFile(0x08, shape, 3, 4));
    expect(array.shape).toEqual(shape);
    expect(array.data).toEqual(Uint8Array.of(3, 4));
  });

  it("reads dimensions of length zero beside long ones, but not beside too long ones", () => {
    const array = parseIdx(idxFile(0x0e, [2 ** 32 - 1, 0, 2 ** 17]));
    expect(array.shape).toEqual([2 ** 32 - 1, 0, 2 ** 17]);
    expect(array.data).toEqual(new Float64Array(0));
    for (const lengths of [
      [2 ** 32 - 1, 0, 2 ** 32 - 1],
      [...Array<number>(254).fill(2 ** 31), 0],
    ]) {
      const error = thrown(() => parseIdx(idxFile(0x08, lengths)));
      expect(error.expected).toContain("2^53 − 1 bytes");
    }
    expect(parseIdx(gzip(idxFile(0x08, [0]))).size).toBe(0);
  });

  it("reads bytes that are a part of a longer buffer, and a Node buffer", () => {
    const file = idxFile(0x0c, [1], 0, 0, 1, 0);
    const padded = Uint8Array.of(9, 9, 9, ...file, 9);
    expect(parseIdx(padded.subarray(3, -1)).data).toEqual(Int32Array.of(256));
    expect(parseIdx(Buffer.from(file)).data).toEqual(Int32Array.of(256));
    expect(parseIdx(Buffer.from(idxFile(0x08, [1], 5))).dtype).toBe("uint8");
  });

  it("shares no memory with the bytes", () => {
    for (const bytes of [idxFile(0x08, [1], 5), Buffer.from(idxFile(0x08, [1], 5))]) {
      const array = parseIdx(bytes);
      bytes.fill(1);
      expect(array.get(0)).toBe(5);
    }
  });

  const valid = idxFile(0x0b, [2, 2], 1, 2, 3, 4, 5, 6, 7, 8);

  it("refuses every truncation, plain or gzipped", () => {
    for (let length = 0; length < valid.length; length++) {
      const cut = valid.subarray(0, length);
      expect(
        thrown(() => parseIdx(cut)),
        `${length} bytes`,
      ).toBeInstanceOf(FormatError);
      expect(
        thrown(() => parseIdx(gzip(cut))),
        `${length} bytes`,
      ).toBeInstanceOf(FormatError);
    }
    const compressed = gzip(valid);
    for (let length = 0; length < compressed.length; length++) {
      const action = (): unknown => parseIdx(compressed.subarray(0, length));
      expect(thrown(action), `${length} compressed bytes`).toBeInstanceOf(FormatError);
    }
  });

  it("says how many bytes a truncated or overlong file should have", () => {
    const short = thrown(() => parseIdx(valid.subarray(0, 17)));
    expect(short).toMatchObject({
      where: "IDX data",
      expected: "20 bytes, as the header declares",
      received: "17 bytes",
    });
    const long = thrown(() => parseIdx(Uint8Array.of(...valid, 0)));
    expect(long).toBeInstanceOf(FormatError);
    expect(long.received).toBe("21 bytes");
  });

  it("refuses bytes behind the end, plain or gzipped", () => {
    const long = Uint8Array.of(...valid, 0);
    expect(thrown(() => parseIdx(long))).toBeInstanceOf(FormatError);
    expect(thrown(() => parseIdx(gzip(long)))).toBeInstanceOf(FormatError);
    expect(thrown(() => parseIdx(Uint8Array.of(...gzip(valid), 0)))).toBeInstanceOf(FormatError);
  });

  it("refuses an empty file", () => {
    const error = thrown(() => parseIdx(new Uint8Array(0)));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.received).toBe("0 bytes");
  });

  it.each([[1, 0, 8, 0], [0, 1, 8, 0], [0x50, 0x4b, 3, 4], [0x50]])(
    "refuses a file that begins with %i %i %i %i",
    (...start) => {
      for (const bytes of [Uint8Array.from(start), gzip(Uint8Array.from(start))]) {
        const error = thrown(() => parseIdx(bytes));
        expect(error).toBeInstanceOf(FormatError);
        expect(error.expected).toContain("0x00 0x00");
      }
    },
  );

  it("refuses every element type that the format doesn't have", () => {
    const known = elementsInTwoRows.map(({ code }) => code);
    for (let code = 0; code < 256; code++) {
      if (known.includes(code)) continue;
      const error = thrown(() => parseIdx(idxFile(code, [0])));
      expect(error, String(code)).toBeInstanceOf(FormatError);
      expect(error.received).toBe(`0x${code.toString(16).padStart(2, "0")}`);
    }
  });

  it("refuses huge declared dimensions before it takes memory for them", () => {
    const error = thrown(() => parseIdx(idxFile(0x0b, [2 ** 31, 2 ** 20], 1, 2, 3)));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.expected).toContain(`${2 ** 52 + 12} bytes`);
  });

  it("refuses sizes beyond 2^53 − 1 bytes, which no number holds exactly", () => {
    for (const rank of [2, 3, 255]) {
      const file = idxFile(0x0e, new Array<number>(rank).fill(2 ** 32 - 1), 1, 2, 3);
      for (const bytes of [file, gzip(file)]) {
        expect(thrown(() => parseIdx(bytes)).expected).toContain("2^53");
      }
    }
  });

  it("refuses gzip that declares more than its bytes can hold, or more than maximumBytes", () => {
    const impossible = gzip(idxFile(0x08, [2 ** 30], 1, 2, 3));
    expect(thrown(() => parseIdx(impossible))).toBeInstanceOf(FormatError);
    const large = gzip(idxFile(0x08, [100], ...new Array<number>(100).fill(1)));
    expect(parseIdx(large, { maximumBytes: 108 }).size).toBe(100);
    expect(thrown(() => parseIdx(large, { maximumBytes: 107 })).fix).toContain("maximumBytes");
  });

  it("takes less than 16 MiB for a gzip bomb of 256 MiB that declares 3 bytes", () => {
    const content = new Uint8Array(2 ** 28);
    content.set(idxFile(0x08, [3]));
    const bomb = gzip(content);
    const before = process.memoryUsage().arrayBuffers;
    expect(thrown(() => parseIdx(bomb))).toBeInstanceOf(FormatError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
  });

  it("refuses gzip with a wrong CRC-32", () => {
    const damaged = gzip(valid);
    damaged[damaged.length - 8] = (damaged[damaged.length - 8] ?? 0) ^ 1;
    expect(thrown(() => parseIdx(damaged)).expected).toContain("CRC-32");
  });

  it("throws nothing but FormatErrors, whatever the bytes", () => {
    const start = fc.constantFrom([0, 0, 8, 1, 0, 0, 0], [0, 0, 13, 2], [0x1f, 0x8b, 8, 0], []);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 60 }), (prefix, rest) => {
        try {
          parseIdx(Uint8Array.of(...prefix, ...rest));
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("names the data in its errors", () => {
    expect(thrown(() => parseIdx(new Uint8Array(3), { name: "labels.idx" })).message).toContain(
      "labels.idx: expected",
    );
  });

  it.each([new ArrayBuffer(4), "bytes", undefined, [0, 0, 8, 0]])(
    "refuses %o for bytes",
    (bytes) => {
      expect(thrown(() => parseIdx(bytes as unknown as Uint8Array))).toBeInstanceOf(ArgumentError);
    },
  );

  it.each([0, -1, Number.NaN, 1.5])("refuses %d for maximumBytes", (maximumBytes) => {
    expect(thrown(() => parseIdx(valid, { maximumBytes }))).toBeInstanceOf(ArgumentError);
  });
});
