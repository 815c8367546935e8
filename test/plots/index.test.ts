import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import * as plots from "../../src/plots/index.js";
import { pictureDigest } from "./support/decode-png.js";
import { smallImages } from "./support/images.js";
import { elementsBelow, nameOf, parseSvg } from "./support/parse-svg.js";

const images = smallImages(12);
const labels = Array.from({ length: 12 }, (_, index) => index % 3);
const guesses = Array.from({ length: 12 }, (_, index) => (index % 5 === 4 ? 0 : index % 3));
const rows = guesses.flatMap((guess) => [0, 1, 2].map((index) => (index === guess ? 0.75 : 0.125)));
const probabilities = ndarray(Float64Array.from(rows), [12, 3]);
const epochs = [4, 2, 1, Number.NaN, 0.5].map((loss, index) => ({
  epoch: index + 1,
  loss,
  accuracy: 1 - loss / 8,
  validationLoss: loss * 1.25,
}));
const weights = ndarray(
  Float64Array.from({ length: 64 }, (_, index) => ((index * 29) % 64) / 64 - 0.5),
  [16, 4],
);
const rates = [0.001, 0.01, 0.1, 1];

/** Every picture, with the digest of what it looks like: it changes with intent alone. */
const pictures: readonly [
  name: string,
  draw: (o: plots.PictureOptions) => string,
  digest: string,
][] = [
  [
    "plotLines",
    (options) => plots.plotLines([{ name: "Run", x: [0, 1, 3], y: [1, 4, 2] }], options),
    "4425c6ebf24f2c99",
  ],
  [
    "plotLearningCurves",
    (options) => plots.plotLearningCurves({ epochs }, options),
    "fabf95fd2c59799e",
  ],
  [
    "plotLearningRates",
    (options) =>
      plots.plotLearningRates({ rates, losses: [2, 1, 0.5, 8], suggestion: 0.1 }, options),
    "f040187591fee746",
  ],
  [
    "plotImageGrid",
    (options) => plots.plotImageGrid(images, { ...options, labels, predictions: guesses }),
    "4eeeafecaeab713e",
  ],
  [
    "plotMistakes",
    (options) => plots.plotMistakes(images, labels, probabilities, options),
    "4a4663d8ec3b563e",
  ],
  [
    "plotPrediction",
    (options) =>
      plots.plotPrediction(images.pick(4), {
        ...options,
        label: 1,
        probabilities: probabilities.pick(4),
      }),
    "6fc04ce8e0006d08",
  ],
  [
    "plotConfusionMatrix",
    (options) => plots.plotConfusionMatrix({ targets: labels, predictions: guesses }, options),
    "58a9a04b75df15ab",
  ],
  ["plotWeights", (options) => plots.plotWeights(weights, options), "070f74928989640e"],
];

describe("ndnet/plots", () => {
  it("exports functions that give pictures, and nothing of what they are made of", () => {
    const names = pictures.map(([name]) => name);
    expect(Object.keys(plots).toSorted()).toEqual(
      [...names, "encodePng", "imageGridPng"].toSorted(),
    );
  });

  it.each(pictures)("%s gives the picture that was recorded", (_name, draw, digest) => {
    expect(pictureDigest(draw({}))).toBe(digest);
  });

  it.each(pictures)("%s gives the same text for the same arguments", (_name, draw) => {
    expect(draw({})).toBe(draw({}));
  });

  it.each(pictures)("%s takes title, description, width and theme", (_name, draw) => {
    const root = parseSvg(
      draw({ title: "A <title>", description: "A & B", width: 333, theme: "dark" }),
    );
    expect(nameOf(root)).toBe("A <title>");
    expect(root.children[1]).toMatchObject({ name: "desc", children: ["A & B"] });
    expect(root.attributes).toMatchObject({ width: "333", class: "ndnet-plot-dark" });
  });

  it.each(pictures)("%s has numbers alone where numbers stand, wide and narrow", (_name, draw) => {
    for (const width of [240, 333, 2000]) {
      const values = elementsBelow(parseSvg(draw({ width }))).flatMap(({ attributes }) =>
        Object.entries(attributes).flatMap(([key, value]) => (key === "href" ? [] : [value])),
      );
      expect(values.filter((value) => /NaN|undefined|Infinity|\de[+-]\d/.test(value))).toEqual([]);
    }
  });

  it.each(pictures)("%s draws no box of negative size", (_name, draw) => {
    for (const width of [240, 280, 333]) {
      const sizes = elementsBelow(parseSvg(draw({ width }))).flatMap(({ attributes }) =>
        [attributes["width"], attributes["height"], attributes["font-size"]].map(Number),
      );
      expect(sizes.filter((size) => size < 0)).toEqual([]);
    }
  });
});
