import { describe, expect, it } from "vitest";
import { BoundedOutput } from "../../../src/compression/gzip/bounded-output.js";
import { FormatError } from "../../../src/errors/index.js";

/** Content whose first two bytes are its length. */
const limits = {
  name: "data",
  maximumBytes: 1000,
  declaredBytes: (start: Uint8Array) =>
    start.length < 2 ? undefined : (start[0] ?? 0) * 256 + (start[1] ?? 0),
};

describe("BoundedOutput", () => {
  it("joins pieces, also such as come before the size is known", () => {
    const output = new BoundedOutput(100, limits);
    output.add(Uint8Array.of(0));
    expect(output.declared).toBeUndefined();
    output.add(Uint8Array.of(5, 1));
    expect(output.declared).toBe(5);
    output.add(new Uint8Array(0));
    output.add(Uint8Array.of(2, 3));
    expect(output.join()).toEqual(Uint8Array.of(0, 5, 1, 2, 3));
  });

  it("gives only what has come, and takes no more memory, whatever is declared", () => {
    const output = new BoundedOutput(100, limits);
    output.add(Uint8Array.of(0, 5, 1));
    expect(output.join()).toEqual(Uint8Array.of(0, 5, 1));
    expect(output.join().buffer.byteLength).toBe(3);
    const declaresMuch = { ...limits, maximumBytes: 2 ** 50, declaredBytes: () => 2 ** 49 };
    const liar = new BoundedOutput(2 ** 50, declaresMuch);
    liar.add(Uint8Array.of(1));
    expect(liar.declared).toBe(2 ** 49);
    expect(liar.join()).toEqual(Uint8Array.of(1));
  });

  it("refuses a byte too many, in the first piece or a later one", () => {
    expect(() => {
      new BoundedOutput(100, limits).add(Uint8Array.of(0, 2, 9));
    }).toThrow(FormatError);
    const output = new BoundedOutput(100, limits);
    output.add(Uint8Array.of(0, 3, 9));
    expect(() => {
      output.add(Uint8Array.of(1));
    }).toThrow(FormatError);
  });

  it("refuses a declared size that is not allowed, or impossible", () => {
    expect(() => {
      new BoundedOutput(100, limits).add(Uint8Array.of(3, 233));
    }).toThrow(/at most 1000 bytes/);
    expect(() => {
      new BoundedOutput(0, limits).add(Uint8Array.of(3, 232));
    }).toThrow(FormatError);
  });
});
