import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import { plotWeights, type PlotWeightsOptions } from "../../../src/plots/index.js";
import { darkPalette, lightPalette } from "../../../src/plots/svg/palette.js";
import { thrown } from "../../datasets/support/thrown.js";
import { colourVisions, contrast, difference } from "../support/colour-vision.js";
import { decodeDataUri, type DecodedPng } from "../support/decode-png.js";
import { find, nameOf, parseSvg, texts } from "../support/parse-svg.js";

/** Four inputs and two units: [1, −1, 0.5, 0] and [0, 2, NaN, −4]. */
const weights = ndarray(Float32Array.of(1, 0, -1, 2, 0.5, Number.NaN, 0, -4), [4, 2]);

function images(options?: PlotWeightsOptions): DecodedPng[] {
  const root = parseSvg(plotWeights(weights, options));
  return find(root, "image").map(({ attributes }) => decodeDataUri(attributes["href"]!));
}

/** Opacities of an image, a pixel each. */
function opacities({ pixels }: DecodedPng): number[] {
  return pixels.filter((_, index) => index % 4 === 3);
}

function colours({ pixels }: DecodedPng): string[] {
  return Array.from({ length: pixels.length / 4 }, (_, pixel) =>
    pixels
      .slice(pixel * 4, pixel * 4 + 3)
      .reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "#"),
  );
}

describe("plotWeights", () => {
  it("has an image a unit, of its weights, and a colour bar", () => {
    const [first, second, bar] = images({ limit: 4 });
    expect(first).toMatchObject({ width: 2, height: 2, channels: 4 });
    expect(opacities(first!)).toEqual([64, 64, 32, 0]);
    expect(opacities(second!)).toEqual([0, 128, 0, 255]);
    expect(opacities(bar!)[50]).toBe(0);
    expect(opacities(bar!).at(-1)).toBe(255);
  });

  it("tells positive from negative by hue, on any background and for any eyes", () => {
    const [first] = images({ limit: 4 });
    const [positive, negative] = colours(first!) as [string, string];
    expect(colours(first!)[2]).toBe(positive);
    for (const vision of colourVisions) {
      expect(difference(positive, negative, vision)).toBeGreaterThan(50);
    }
    for (const { background } of [lightPalette, darkPalette]) {
      expect(contrast(positive, background)).toBeGreaterThan(3);
      expect(contrast(negative, background)).toBeGreaterThan(3);
    }
  });

  it("has the full colour from the magnitude on that 99 of 100 weights don't exceed", () => {
    const many = Float64Array.from({ length: 400 }, (_, index) => (index + 1) / 1000);
    many[399] = 1000;
    const root = parseSvg(plotWeights(ndarray(many, [4, 100])));
    expect(texts(root)).toEqual(["Weights of 100 units", "Weight", "≤ −0.4", "0", "≥ 0.4"]);
  });

  it("shows the first units of many", () => {
    const root = parseSvg(plotWeights(weights, { count: 1 }));
    expect(find(root, "image")).toHaveLength(2);
    expect(nameOf(root)).toBe("Weights of the first 1 of 2 units");
  });

  it("takes any strides, and weights that are all 0", () => {
    const columns = ndarray(Float64Array.of(1, -1, 0.5, 0, 0, 2, Number.NaN, -4), [4, 2], [1, 4]);
    expect(plotWeights(columns)).toBe(plotWeights(weights));
    expect(plotWeights(ndarray(new Float32Array(9), [9, 1]))).toContain("≥ 1");
  });

  it.each<[string, () => unknown, unknown]>([
    [
      "units that see no square",
      () => plotWeights(ndarray(new Float32Array(6), [6, 1])),
      ShapeError,
    ],
    ["a vector", () => plotWeights(ndarray(new Float32Array(4), [4])), ShapeError],
    ["no ndarray", () => plotWeights([1] as never), DTypeError],
    ["a limit of 0", () => plotWeights(weights, { limit: 0 }), ArgumentError],
  ])("refuses %s", (_title, action, errorClass) => {
    const error = thrown(action);
    expect(error).toBeInstanceOf(errorClass);
    expect(error.where).toMatch(/^plotWeights/);
  });
});
