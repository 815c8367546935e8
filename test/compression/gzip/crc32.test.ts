import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../../src/compression/gzip/crc32.js";

describe("crc32", () => {
  it("gives the check value of the standard, 0xcbf43926 for the digits 1 to 9", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });

  it("is 0 for no bytes", () => {
    expect(crc32(new Uint8Array(0))).toBe(0);
  });

  it("goes on from the CRC of the bytes before", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (first, second) => {
        expect(crc32(second, crc32(first))).toBe(crc32(Uint8Array.of(...first, ...second)));
      }),
    );
  });
});
