import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { drawShades } from "../../src/terminal/shades.js";

const image = (rows: readonly (readonly number[])[]) =>
  ndarray(Uint8ClampedArray.from(rows.flat()), [rows.length, rows[0]?.length ?? 0]);

describe("drawShades", () => {
  it("shows the mean of two pixels as a shade, and half a block where they differ much", () => {
    const rows = [
      [0, 64, 128, 190, 255, 255, 0],
      [0, 64, 128, 190, 255, 0, 255],
    ];
    expect(drawShades(image(rows), true)).toEqual([" ░▒▓█▀▄"]);
  });

  it("shows the mean of two pixels as one of ten characters in ASCII", () => {
    const greys = Array.from({ length: 10 }, (_, step) => (step * 255) / 9);
    expect(drawShades(image([greys, greys]), false)).toEqual([" .:-=+*#%@"]);
    expect(drawShades(image([[255], [0]]), false)).toEqual(["+"]);
  });

  it("has nothing below an odd last row", () => {
    expect(drawShades(image([[255], [255], [255]]), true)).toEqual(["█", "▀"]);
    expect(drawShades(image([[255], [255], [255]]), false)).toEqual(["@", "+"]);
  });
});
