import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitParts, joinParts, lineWidth, type Part } from "../../src/terminal/fit-parts.js";

const part = (importance: number, ...texts: readonly string[]): Part =>
  texts.map((text, form) => ({ text, importance: importance - form * 10 }));

describe("fitParts", () => {
  const parts = [part(50, "head"), part(20, "aa", "aaaa"), part(30, "bbb"), part(15, "c")];

  it.each([
    [100, "head aaaa bbb c"],
    [15, "head aaaa bbb c"],
    [14, "head aa bbb c"],
    [12, "head aa bbb"],
    [11, "head aa bbb"],
    [10, "head bbb c"],
    [8, "head bbb"],
    [7, "head aa"],
    [6, "head c"],
    [4, "head"],
    [3, "hea"],
    [0, ""],
  ])("in %d columns gives %j", (columns, line) => {
    expect(joinParts(fitParts(parts, columns))).toBe(line);
  });

  it("gives of equals the first its room first", () => {
    expect(fitParts([part(1, "a"), part(1, "b"), part(1, "c")], 3)).toEqual(["a", "b", ""]);
  });

  it("cuts no text off beside one that takes no columns", () => {
    expect(fitParts([part(1, "\0"), part(1, "a")], 1)).toEqual(["\0", ""]);
  });

  it("has an empty text for a part without forms", () => {
    expect(fitParts([[], part(1, "a")], 9)).toEqual(["", "a"]);
  });

  it("takes as many columns as there are at most, and the longest forms where there are enough", () => {
    const form = fc.record({
      text: fc.string({ unit: "binary", maxLength: 8 }),
      importance: fc.integer({ min: 0, max: 5 }),
    });
    const anyPart = fc
      .array(form, { maxLength: 3 })
      .map((forms) => forms.sort((left, right) => right.importance - left.importance));
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 5 }), fc.nat({ max: 30 }), (some, columns) => {
        expect(lineWidth(fitParts(some, columns))).toBeLessThanOrEqual(columns);
        const longest = some.map((forms) => forms.at(-1)?.text ?? "");
        expect(fitParts(some, Number.POSITIVE_INFINITY)).toEqual(longest);
      }),
    );
  });
});
