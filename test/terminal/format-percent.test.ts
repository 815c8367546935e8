import { expect, it } from "vitest";
import { formatPercent } from "../../src/terminal/format-percent.js";

it.each([
  [0, "0.00 %"],
  [0.96414, "96.41 %"],
  [1, "100.00 %"],
  [Number.NaN, "NaN %"],
])("formatPercent gives %d as %s", (share, text) => {
  expect(formatPercent(share)).toBe(text);
});
