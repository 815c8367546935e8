import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textChunks } from "../../../src/datasets/csv/text-chunks.js";

function joined(text: string): number[] {
  const bytes: number[] = [];
  for (const chunk of textChunks(text)) bytes.push(...chunk);
  return bytes;
}

describe("textChunks", () => {
  it("gives the UTF-8 bytes of every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(joined(text)).toEqual(Array.from(new TextEncoder().encode(text)));
      }),
    );
  });

  it("cuts no character in two, wherever the chunks end", () => {
    for (const before of [16_382, 16_383, 16_384]) {
      const text = `${"1".repeat(before)}😀€${"2".repeat(20_000)}😀`;
      expect(joined(text)).toEqual(Array.from(new TextEncoder().encode(text)));
    }
  });

  it("ends with lone halves of characters too", () => {
    const text = "\ud83d".repeat(40_000);
    expect(joined(text)).toEqual(Array.from(new TextEncoder().encode(text)));
  });
});
