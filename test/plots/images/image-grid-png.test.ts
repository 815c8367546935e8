import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError } from "../../../src/errors/index.js";
import { imageGridPng } from "../../../src/plots/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { decodePng } from "../support/decode-png.js";
import { smallImages } from "../support/images.js";

/** Three images of one row and two columns. */
const images = ndarray(Uint8Array.of(1, 2, 3, 4, 5, 6), [3, 1, 2]);

describe("imageGridPng", () => {
  it("puts images side by side and below each other, grey between them and where none is left", () => {
    expect(decodePng(imageGridPng(images, { columns: 2 }))).toEqual({
      width: 5,
      height: 3,
      channels: 1,
      pixels: [1, 2, 128, 3, 4, 128, 128, 128, 128, 128, 5, 6, 128, 128, 128],
    });
  });

  it("has the gap that is asked for, or none, in the grey that is asked for", () => {
    const none = imageGridPng(images, { columns: 3, gap: 0 });
    expect(decodePng(none).pixels).toEqual([1, 2, 3, 4, 5, 6]);
    const wide = imageGridPng(images, { columns: 3, count: 2, gap: 2, gapGrey: 7 });
    expect(decodePng(wide).pixels).toEqual([1, 2, 7, 7, 3, 4]);
  });

  it("repeats pixels to a larger scale", () => {
    const { width, height, pixels } = decodePng(imageGridPng(images, { count: 1, scale: 2 }));
    expect([width, height]).toEqual([4, 2]);
    expect(pixels).toEqual([1, 1, 2, 2, 1, 1, 2, 2]);
  });

  it("shows a hundred images in rows of ten where nothing else is asked for", () => {
    const { width, height } = decodePng(imageGridPng(smallImages(200)));
    expect([width, height]).toEqual([49, 49]);
  });

  it.each<[string, () => unknown, unknown]>([
    ["no images", () => imageGridPng(smallImages(0)), ArgumentError],
    [
      "rows that are no squares",
      () => imageGridPng(ndarray(new Uint8Array(6), [1, 6])),
      ShapeError,
    ],
    ["half a scale", () => imageGridPng(images, { scale: 0.5 }), ArgumentError],
    [
      "a scale that would take all memory",
      () => imageGridPng(images, { scale: 1e6 }),
      ArgumentError,
    ],
    ["a negative gap", () => imageGridPng(images, { gap: -1 }), ArgumentError],
    ["a grey that is none", () => imageGridPng(images, { gapGrey: 256 }), ArgumentError],
  ])("refuses %s", (_title, action, errorClass) => {
    expect(thrown(action)).toBeInstanceOf(errorClass);
  });
});
