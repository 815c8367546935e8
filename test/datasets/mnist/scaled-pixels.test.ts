import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ScaledPixels } from "../../../src/datasets/mnist/scaled-pixels.js";

describe("ScaledPixels", () => {
  it("gives the quotients by 255 of whatever pieces come", () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, fc.constantFrom("float32", "float64"), (parts, dtype) => {
        const all = Buffer.concat(parts);
        const pixels = new ScaledPixels(all.length, dtype);
        for (const part of parts) pixels.add(part);
        expect(pixels.length).toBe(all.length);
        const expected = Array.from(all, (byte) => byte / 255);
        expect([...pixels.finish()]).toEqual(
          dtype === "float32" ? expected.map(Math.fround) : expected,
        );
      }),
    );
  });

  it("takes no memory for pixels of which less than half have come", () => {
    const pixels = new ScaledPixels(2 ** 50, "float32");
    for (let piece = 0; piece < 100; piece++) pixels.add(new Uint8Array(1000));
    expect(pixels.length).toBe(100_000);
  });
});
