import { describe, expect, it } from "vitest";
import { idxHeaderBytes, readIdxHeader } from "../../../src/datasets/idx/idx-header.js";
import { FormatError } from "../../../src/errors/index.js";
import { thrown } from "../support/thrown.js";

describe("idxHeaderBytes", () => {
  it("is 4 bytes, and 4 for each dimension", () => {
    expect([0, 1, 3, 255].map(idxHeaderBytes)).toEqual([4, 8, 16, 1024]);
  });
});

describe("readIdxHeader", () => {
  const header = Uint8Array.of(0, 0, 0x0e, 2, 0, 0, 0, 3, 0, 1, 0, 0);

  it("reads type, shape and size, and needs none of the data", () => {
    expect(readIdxHeader(header, "data")).toMatchObject({
      elementType: { name: "float64" },
      shape: [3, 65_536],
      headerBytes: 12,
      totalBytes: 12 + 3 * 65_536 * 8,
    });
  });

  it("reads lengths from 2^31 on as positive", () => {
    const long = Uint8Array.of(0, 0, 8, 1, 0xff, 0xff, 0xff, 0xff);
    expect(readIdxHeader(long, "data")?.shape).toEqual([2 ** 32 - 1]);
  });

  it("is undefined for every truncation", () => {
    for (let length = 0; length < header.length; length++) {
      expect(readIdxHeader(header.subarray(0, length), "data")).toBeUndefined();
    }
  });

  it("refuses wrong bytes as soon as it sees them", () => {
    expect(thrown(() => readIdxHeader(Uint8Array.of(7), "data"))).toBeInstanceOf(FormatError);
    expect(thrown(() => readIdxHeader(Uint8Array.of(0, 0, 7, 9), "data"))).toBeInstanceOf(
      FormatError,
    );
  });
});
