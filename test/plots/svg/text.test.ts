import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textElement } from "../../../src/plots/svg/element.js";
import {
  escapeText,
  fitText,
  formatCoordinate,
  textWidth,
  wrapText,
} from "../../../src/plots/svg/text.js";
import { parseSvg } from "../support/parse-svg.js";

describe("escapeText", () => {
  it("escapes what is markup", () => {
    expect(escapeText(`<a href="x" b='y'>&amp;`)).toBe(
      "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;",
    );
  });

  it("replaces what XML 1.0 forbids, and keeps characters beyond the basic plane", () => {
    expect(escapeText("\u0000a\u001Bb\uD800c\uFFFFd\te\n😀")).toBe(
      "\uFFFDa\uFFFDb\uFFFDc\uFFFDd\te\n😀",
    );
  });

  it("makes an element that says the text, whatever the text is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const parsed = parseSvg(textElement(text, { title: text }));
        const expected = text.replaceAll(
          // eslint-disable-next-line no-control-regex
          /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu,
          "\uFFFD",
        );
        expect(parsed.children).toEqual(expected === "" ? [] : [expected]);
        expect(parsed.attributes["title"]).toBe(expected);
      }),
    );
  });
});

describe("formatCoordinate", () => {
  it.each([
    [1, "1"],
    [1.005, "1"],
    [1.006, "1.01"],
    [0.1 + 0.2, "0.3"],
    [-0.001, "0"],
    [-2.5, "-2.5"],
    [1234567.891, "1234567.89"],
  ])("writes %d as %s", (value, text) => {
    expect(formatCoordinate(value)).toBe(text);
  });
});

describe("fitText and wrapText", () => {
  it("keep a text that has room", () => {
    expect(fitText("seven", 100, 12)).toBe("seven");
    expect(wrapText("seven of ten", 200, 12)).toEqual(["seven of ten"]);
  });

  it("cut off at a whole character, with an ellipsis", () => {
    expect(fitText("😀😀😀😀", 40, 12)).toBe("😀😀…");
  });

  it("break at spaces, and cut off only a word that has no room by itself", () => {
    expect(wrapText("one two  three", 60, 12)).toEqual(["one two", "three"]);
    expect(wrapText("a " + "x".repeat(40), 60, 12)).toEqual(["a", "xxxxxxx…"]);
    expect(wrapText("  ", 60, 12)).toEqual([]);
    expect(wrapText("all of 95.0\u00A0%", 75, 12)).toEqual(["all of", "95.0\u00A0%"]);
  });

  it("give no line that is wider than asked for, and lose no word that has room", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 8 })), (words) => {
        const text = words.join(" ");
        const lines = wrapText(text, 80, 12);
        expect(lines.every((line) => textWidth(line, 12) <= 80)).toBe(true);
        expect(lines.join(" ")).toBe(
          text
            .split(/[ \t\n]+/)
            .filter(Boolean)
            .join(" "),
        );
      }),
    );
  });
});
