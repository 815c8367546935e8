import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, padText, plainText, textWidth } from "../../src/terminal/text-width.js";

describe("textWidth", () => {
  it.each([
    ["", 0],
    ["loss 0.1", 8],
    ["━╸─▀▄░▒▓█", 9],
    ["müßig → λ", 9],
    ["e\u0301", 1],
    ["数字", 4],
    ["ｱｲ", 2],
    ["ひカ한", 6],
    ["🙂", 2],
    ["a\u200bb", 2],
  ])("of %j is %d", (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});

describe("cutText", () => {
  it("keeps whole characters up to the width", () => {
    expect(cutText("abc", 2)).toBe("ab");
    expect(cutText("a数字", 4)).toBe("a数");
    expect(cutText("abc", 0)).toBe("");
  });

  it("is never wider than it should be, and whole where there is room", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat({ max: 20 }), (text, columns) => {
        const cut = cutText(text, columns);
        expect(textWidth(cut)).toBeLessThanOrEqual(columns);
        expect(text.startsWith(cut)).toBe(true);
        if (textWidth(text) <= columns) expect(cut).toBe(text);
      }),
    );
  });
});

describe("padText", () => {
  it("adds spaces up to the width, and none beyond", () => {
    expect(padText("数", 4)).toBe("数  ");
    expect(padText("abc", 2)).toBe("abc");
  });
});

describe("plainText", () => {
  it("has no control characters and no line breaks", () => {
    expect(plainText("a\u001b[2Jb\r\nc\u2028d")).toBe("a [2Jb c d");
    expect(plainText("a\u202Eb\u2066c")).toBe("a b c");
    expect(plainText("f1 → ok")).toBe("f1 → ok");
  });
});
