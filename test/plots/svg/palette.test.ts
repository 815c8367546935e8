import { describe, expect, it } from "vitest";
import { darkPalette, lightPalette } from "../../../src/plots/svg/palette.js";
import { colourVisions, contrast, difference } from "../support/colour-vision.js";

describe.each([
  ["light", lightPalette],
  ["dark", darkPalette],
])("the %s palette", (_name, palette) => {
  const { background, ink, muted, right, wrong, lines } = palette;

  it("has text with a contrast of at least 4.5, and shapes with at least 3", () => {
    for (const colour of [ink, muted]) expect(contrast(colour, background)).toBeGreaterThan(4.5);
    for (const colour of [right, wrong, ...lines]) {
      expect(contrast(colour, background)).toBeGreaterThan(3);
    }
  });

  it.each(colourVisions)("has lines that differ by at least 15 (vision: %s)", (vision) => {
    const pairs = lines.flatMap((left, index) =>
      lines.slice(index + 1).map((right) => difference(left, right, vision)),
    );
    expect(Math.min(...pairs)).toBeGreaterThan(15);
  });

  it.each(colourVisions)("tells right from wrong by at least 50 (vision: %s)", (vision) => {
    expect(difference(right, wrong, vision)).toBeGreaterThan(50);
  });
});

describe("difference", () => {
  it("finds that red and green look alike without green cones, and not with them", () => {
    expect(difference("#b05000", "#667700", "deuteranopia")).toBeLessThan(12);
    expect(difference("#b05000", "#667700", "none")).toBeGreaterThan(40);
  });
});
