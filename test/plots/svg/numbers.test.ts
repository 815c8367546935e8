import { describe, expect, it } from "vitest";
import {
  formatCount,
  formatCountOf,
  formatNumber,
  formatShare,
} from "../../../src/plots/svg/numbers.js";

describe("numbers in texts", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [1234567, "1,234,567"],
  ])("counts %d as %s", (count, text) => {
    expect(formatCount(count)).toBe(text);
  });

  it("has one noun for 1, another for all other counts", () => {
    expect(formatCountOf(1, "image")).toBe("1 image");
    expect(formatCountOf(0, "image")).toBe("0 images");
    expect(formatCountOf(2000, "class", "classes")).toBe("2,000 classes");
  });

  it.each([
    [0, "0.0 %"],
    [1e-9, "< 0.1 %"],
    [0.0005, "0.1 %"],
    [0.957, "95.7 %"],
    [0.99999, "> 99.9 %"],
    [1, "100.0 %"],
  ])("writes the share %d as %s: almost all is not all", (share, text) => {
    expect(formatShare(share)).toBe(text.replaceAll(" ", "\u00A0"));
  });

  it("rounds a number to its digits, without zeros behind", () => {
    expect(formatNumber(0.123456, 3)).toBe("0.123");
    expect(formatNumber(2, 3)).toBe("2");
    expect(formatNumber(1e-7, 3)).toBe("1e-7");
  });
});
