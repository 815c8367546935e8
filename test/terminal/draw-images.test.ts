import ndarray from "ndarray";
import { drawImages } from "ndnet/terminal";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { tensor } from "../../src/tensor/index.js";

const plain = { colours: "none", unicode: true } as const;

/** Images of 2 × 2 white pixels. */
const white = (count: number) => ndarray(new Uint8Array(4 * count).fill(255), [count, 4]);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("drawImages", () => {
  it("draws images side by side, and the rest below", () => {
    expect(drawImages(white(3), { ...plain, columns: 2 }).split("\n")).toEqual(["██  ██", "██"]);
    expect(drawImages(white(2), { ...plain, gap: 0 })).toBe("████");
  });

  it("writes captions below, and widens the images' places where they are longer", () => {
    const captions = ["a", "seven", "数字"];
    expect(drawImages(white(3), { ...plain, columns: 2, captions }).split("\n")).toEqual([
      "██     ██",
      "a      seven",
      "██",
      "数字",
    ]);
  });

  it("takes numbers for captions, and leaves out what would steer the terminal", () => {
    expect(drawImages(white(2), { ...plain, captions: Uint8Array.of(7, 9) })).toBe("██  ██\n7   9");
    expect(drawImages(white(1), { ...plain, captions: ["\u001b[2J"] })).toBe("██\n [2J");
  });

  it("ends every line of an image with the terminal's own colours", () => {
    const lines = drawImages(white(2), { colours: "24-bit", captions: [1, 2] }).split("\n");
    const image = "\u001b[48;2;255;255;255m  \u001b[0m";
    expect(lines).toEqual([`${image}  ${image}`, "1   2"]);
  });

  it("draws as many side by side as the terminal has room for", () => {
    const countAt = (columns: number): number => {
      vi.stubGlobal("process", { env: {}, stdout: { isTTY: true, columns, write: () => true } });
      return drawImages(white(5), plain).split("\n").length;
    };
    expect([18, 17, 6, 5, 1].map(countAt)).toEqual([1, 2, 3, 5, 5]);
  });

  it("draws the first ten, or as many as are asked for", () => {
    const lines = (count?: number): number =>
      drawImages(white(12), { ...plain, columns: 1, ...(count && { count }) }).split("\n").length;
    expect([lines(), lines(3), lines(20)]).toEqual([10, 3, 12]);
    expect(drawImages(white(2), { ...plain, count: 0 })).toBe("");
    expect(drawImages(white(0), plain)).toBe("");
  });

  it("takes images [n, height, width] of any strides", () => {
    const images = tensor([1, 0, 0, 0, 0, 1, 0, 0], [2, 2, 2]);
    expect(drawImages(images, plain)).toBe("▀    ▀");
    expect(drawImages(images.transpose(0, 2, 1), plain)).toBe("▀   ▄");
  });

  it("says what doesn't fit", () => {
    expect(() => drawImages(white(2), { captions: ["one"] })).toThrow(ShapeError);
    expect(() => drawImages(white(2), { imageShape: [3, 3] })).toThrow(ShapeError);
    for (const options of [{ columns: 0 }, { gap: -1 }, { count: 1.5 }]) {
      expect(() => drawImages(white(2), options)).toThrow(ArgumentError);
    }
  });
});
