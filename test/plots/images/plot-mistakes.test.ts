import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError } from "../../../src/errors/index.js";
import { plotMistakes, type PlotMistakesOptions } from "../../../src/plots/index.js";
import { thrown } from "../../datasets/support/thrown.js";
import { decodeDataUri } from "../support/decode-png.js";
import { smallImages } from "../support/images.js";
import { find, nameOf, parseSvg, texts } from "../support/parse-svg.js";

const images = smallImages(5);
const labels = [0, 1, 1, 0, 1];
/** Of the five, numbers 1, 2 and 3 are wrong, 3 the surest; 1 and 2 are as sure. */
const probabilities = ndarray(
  Float64Array.of(0.9, 0.1, 0.75, 0.25, 0.75, 0.25, 0.05, 0.95, 0.4, 0.6),
  [5, 2],
);

/** First pixels, which are the numbers of the images, and all texts. */
function plot(options?: PlotMistakesOptions): { name: string; shown: number[]; said: string[] } {
  const root = parseSvg(plotMistakes(images, labels, probabilities, options));
  const shown = find(root, "image").map(
    ({ attributes }) => decodeDataUri(attributes["href"]!).pixels[0]!,
  );
  return { name: nameOf(root), shown, said: texts(root) };
}

describe("plotMistakes", () => {
  it("shows what is wrong, the surest first, and equally sure ones in their order", () => {
    expect(plot().shown).toEqual([3, 1, 2]);
  });

  it("says prediction, label and probability", () => {
    expect(plot().said).toEqual([
      "3 mistakes in 5 images",
      "prediction (label), probability",
      ...["1 (0)", "95.0 %", "0 (1)", "75.0 %", "0 (1)", "75.0 %"],
    ]);
  });

  it("shows as many as asked for, and says of how many", () => {
    const { name, shown, said } = plot({ count: 2, classes: ["cat", "dog"] });
    expect(shown).toEqual([3, 1]);
    expect(name).toBe("The 2 surest of 3 mistakes in 5 images");
    expect(said).toContain("cat (dog)");
  });

  it("says that there are none", () => {
    const root = parseSvg(plotMistakes(smallImages(1), [0], probabilities.hi(1)));
    expect(texts(root)).toEqual(["No mistakes in 1 image"]);
  });

  it("refuses probabilities that are none or not as many as images", () => {
    const logits = ndarray(Float32Array.of(-3, 7), [1, 2]);
    expect(thrown(() => plotMistakes(smallImages(1), [0], logits))).toBeInstanceOf(ArgumentError);
    expect(thrown(() => plotMistakes(images, labels, logits))).toBeInstanceOf(ShapeError);
    expect(thrown(() => plotMistakes(images, [1], probabilities))).toBeInstanceOf(ShapeError);
  });
});
