import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawBar } from "../../src/terminal/draw-bar.js";
import { textWidth } from "../../src/terminal/text-width.js";

const unicode = { unicode: true, colour: false };
const ascii = { unicode: false, colour: false };

describe("drawBar", () => {
  it.each([
    [0, "────"],
    [0.124, "────"],
    [0.125, "╸───"],
    [0.25, "━───"],
    [0.5, "━━──"],
    [0.99, "━━━╸"],
    [1, "━━━━"],
    [1.5, "━━━━"],
    [-1, "────"],
  ])("shows a share of %d in half characters: %s", (share, bar) => {
    expect(drawBar(share, 4, unicode)).toBe(bar);
  });

  it.each([
    [0, "[>   ]"],
    [0.5, "[==> ]"],
    [0.99, "[===>]"],
    [1, "[====]"],
  ])("shows a share of %d in ASCII: %s", (share, bar) => {
    expect(drawBar(share, 6, ascii)).toBe(bar);
  });

  it("has colours that end with it", () => {
    expect(drawBar(0.5, 4, { unicode: true, colour: true })).toBe(
      "\u001b[36m━━\u001b[0m\u001b[2m──\u001b[0m",
    );
  });

  it("is as wide as it should be", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.integer({ min: 3, max: 60 }), (done, columns) => {
        for (const style of [unicode, ascii]) {
          expect(textWidth(drawBar(done, columns, style))).toBe(columns);
        }
      }),
    );
  });
});
