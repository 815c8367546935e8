import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gunzip } from "../../../src/compression/gzip/gunzip.js";
import { gunzipPieces } from "../../../src/compression/gzip/gunzip-pieces.js";
import { FormatError } from "../../../src/errors/index.js";
import { rejected, thrown } from "../../datasets/support/thrown.js";

const gzip = (content: Uint8Array): Uint8Array => new Uint8Array(gzipSync(content));

const limitsOf = (declared: number | undefined, maximumBytes = 2 ** 40) => ({
  name: "data",
  maximumBytes,
  declaredBytes: () => declared,
});

async function inflate(
  file: Uint8Array,
  declared: number | undefined,
  maximumBytes?: number,
): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of gunzipPieces(file, limitsOf(declared, maximumBytes))) {
    pieces.push(piece);
  }
  return pieces;
}

const noise = Uint8Array.from({ length: 3_000_001 }, (_, index) => (index * index * 7919) >>> 5);

describe("gunzipPieces", () => {
  it("gives what gunzip gives, of any number of members", async () => {
    const contents = fc.array(fc.uint8Array({ maxLength: 3000, size: "max" }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(contents, async (members) => {
        const file = new Uint8Array(Buffer.concat(members.map(gzip)));
        const { length } = Buffer.concat(members);
        const whole = gunzip(file, limitsOf(length));
        expect(Buffer.concat(await inflate(file, length)).equals(whole)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("gives pieces of at most 1 MiB, the first of them with what declares the size", async () => {
    const starts: number[] = [];
    const limits = {
      name: "data",
      maximumBytes: 2 ** 30,
      declaredBytes: (start: Uint8Array) => (
        starts.push(start.length),
        start.length < 1_500_000 ? undefined : noise.length
      ),
    };
    const pieces: Uint8Array[] = [];
    for await (const piece of gunzipPieces(gzip(noise), limits)) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(noise)).toBe(true);
    expect(pieces[0]!.length).toBeGreaterThanOrEqual(1_500_000);
    expect(pieces.slice(1).every(({ length }) => length <= 2 ** 20)).toBe(true);
    expect(starts).toHaveLength(2);
  });

  it("gives all there is of content that ends before it has declared a size", async () => {
    expect(await inflate(gzip(Uint8Array.of(1, 2)), undefined)).toEqual([Uint8Array.of(1, 2)]);
    expect(await inflate(gzip(new Uint8Array(0)), undefined)).toEqual([new Uint8Array(0)]);
  });

  it.each([
    ["more than declared", gzip(noise), noise.length - 1, undefined],
    ["more than declared in the first piece", gzip(noise.subarray(0, 9)), 8, undefined],
    ["a size beyond the limit", gzip(noise), noise.length, noise.length - 1],
    ["a size beyond what so few bytes hold", gzip(noise.subarray(0, 9)), 2 ** 30, undefined],
    ["a file that is cut short", gzip(noise).subarray(0, -100), noise.length, undefined],
    ["bytes behind the end", Uint8Array.of(...gzip(noise.subarray(0, 9)), 0), 9, undefined],
    ["what is no gzip", noise, 9, undefined],
    [
      "a wrong CRC-32",
      gzip(noise).map((byte, index, { length }) => (index === length - 8 ? byte ^ 1 : byte)),
      noise.length,
      undefined,
    ],
  ])("refuses %s, as gunzip does", async (_, file, declared, maximumBytes) => {
    const error = await rejected(inflate(file, declared, maximumBytes));
    expect(error).toBeInstanceOf(FormatError);
    const other = thrown(() => gunzip(file, limitsOf(declared, maximumBytes)));
    expect(other.expected).toBe(error.expected);
  });

  it("inflates little of a bomb of 256 MiB that declares 10 bytes", async () => {
    const bomb = gzip(new Uint8Array(2 ** 28));
    const before = process.memoryUsage().arrayBuffers;
    expect(await rejected(inflate(bomb, 10))).toBeInstanceOf(FormatError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
  });
});
