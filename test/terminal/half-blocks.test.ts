import fc from "fast-check";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { drawHalfBlocks } from "../../src/terminal/half-blocks.js";
import { pixelsOf } from "./pixels-of.js";

const image = (rows: readonly (readonly number[])[]) =>
  ndarray(Uint8ClampedArray.from(rows.flat()), [rows.length, rows[0]?.length ?? 0]);

describe("drawHalfBlocks", () => {
  it("shows two rows a line, the upper one as foreground and the lower one as background", () => {
    expect(drawHalfBlocks(image([[1], [2]]), "24-bit")).toEqual([
      "\u001b[38;2;1;1;1;48;2;2;2;2m▀\u001b[0m",
    ]);
    expect(drawHalfBlocks(image([[0], [255]]), "256")).toEqual([
      "\u001b[38;5;16;48;5;231m▀\u001b[0m",
    ]);
  });

  it("changes colours only where they change, and shows equal pixels as a space", () => {
    const lines = drawHalfBlocks(
      image([
        [9, 9, 9, 7],
        [5, 5, 9, 9],
      ]),
      "24-bit",
    );
    expect(lines).toEqual([
      "\u001b[38;2;9;9;9;48;2;5;5;5m▀▀\u001b[48;2;9;9;9m \u001b[38;2;7;7;7m▀\u001b[0m",
    ]);
  });

  it("has every pixel of every image, and the terminal's background below an odd last row", () => {
    const sizes = fc.record({
      height: fc.integer({ min: 1, max: 7 }),
      width: fc.integer({ min: 1, max: 6 }),
    });
    const images = sizes.chain(({ height, width }) => {
      const grey = fc.oneof(fc.constantFrom(0, 255), fc.nat({ max: 255 }));
      const row = fc.array(grey, { minLength: width, maxLength: width });
      return fc.array(row, { minLength: height, maxLength: height });
    });
    fc.assert(
      fc.property(images, (rows) => {
        const drawn = pixelsOf(drawHalfBlocks(image(rows), "24-bit"));
        expect(drawn.slice(0, rows.length)).toEqual(rows);
        const below = rows.length % 2 === 1 ? [rows[0]!.map(() => undefined)] : [];
        expect(drawn.slice(rows.length)).toEqual(below);
      }),
    );
  });
});
