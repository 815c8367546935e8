import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { NdnetError } from "../../../src/errors/index.js";
import * as plots from "../../../src/plots/index.js";
import * as report from "../../../src/report/index.js";
import * as terminal from "../../../src/terminal/index.js";
import * as run from "../../report/example-run.js";
import { wrongArguments } from "../support/wrong-values.js";

const images = ndarray(new Float64Array(16), [4, 4]);
const shares = ndarray(Float64Array.of(1, 0, 0, 1, 1, 0, 0, 1), [4, 2]);
const labels = [0, 1, 0, 1];
const classes = ["a", "b"];
const picture = { title: "T", description: "D", width: 300, theme: "light" };
const image = { imageShape: [2, 2], range: [0, 1] };
const loss = { lossScale: "log", lossLabel: "Loss" };
const drawn = { ...image, colours: "none", unicode: true };
const settings = { seed: 0, rows: 4, trainingRows: 4, batchRows: 2, loss: "L", optimizer: "O" };

/** Arguments of every function, with every option. */
const complete: Readonly<Record<string, readonly unknown[]>> = {
  plotLines: [
    [{ name: "A", x: [1, 2], y: [1, 2] }],
    {
      ...picture,
      height: 200,
      ...{ xLabel: "x", yLabel: "y", xScale: "log", yScale: "log" },
      yRange: [1, 2],
    },
  ],
  plotLearningCurves: [
    { epochs: [{ epoch: 1, loss: 1, accuracy: 1, validationLoss: 1, metrics: { own: 1 } }] },
    { ...picture, ...loss, height: 200, metrics: ["loss"] },
  ],
  plotLearningRates: [
    { rates: [1, 2], losses: [1, 2], smoothed: [1, 2], suggestion: 1 },
    { ...picture, ...loss, height: 200 },
  ],
  plotImageGrid: [
    images,
    { ...picture, ...image, labels, predictions: labels, classes, columns: 2, count: 2 },
  ],
  plotMistakes: [images, labels, shares, { ...picture, ...image, classes, columns: 2, count: 2 }],
  plotPrediction: [
    images.pick(0),
    { ...picture, ...image, classes, label: 1, prediction: 1, probabilities: [0, 1] },
  ],
  plotWeights: [images, { ...picture, imageShape: [2, 2], columns: 2, count: 2, limit: 1 }],
  plotConfusionMatrix: [
    { targets: labels, predictions: labels },
    { ...picture, classes },
  ],
  imageGridPng: [images, { ...image, columns: 2, count: 2, gap: 1, gapGrey: 1, scale: 1 }],
  encodePng: [ndarray(new Uint8Array(16), [4, 4])],
  drawImage: [images.pick(0), drawn],
  drawImages: [images, { ...drawn, captions: ["a", "b", "c", 4], columns: 2, count: 2, gap: 1 }],
  writeReport: [
    { epochs: [{ ...run.history.epochs[0] }], settings },
    run.exampleModel(),
    { ...run.evaluation },
    { ...run.everything, imageShape: [2, 2], mistakes: 2, lossLabel: "Loss", theme: "dark" },
  ],
};

const functions = Object.entries({ ...plots, ...report, ...terminal }) as [
  string,
  (...args: readonly unknown[]) => unknown,
][];

describe("functions of ndnet/plots, ndnet/report and ndnet/terminal", () => {
  it.each(functions)("%s takes what it is tried with", (name, call) => {
    expect(call(...complete[name]!)).toBeDefined();
  });

  it.each(functions)("%s refuses wrong arguments with typed errors alone", (name, call) => {
    let refused = 0;
    for (const { place, value, args } of wrongArguments(complete[name]!)) {
      try {
        const result = call(...args);
        if (typeof result === "string") expect(result, place).not.toMatch(/undefined|\[object/);
      } catch (error) {
        const what = `${name}, ${place}, ${typeof value}: ${String(error)}`;
        expect(error, what).toBeInstanceOf(NdnetError);
        const { where, expected, received } = error as NdnetError;
        expect(where, what).toMatch(new RegExp(`^${name}\\b`));
        expect(
          [expected, received].every((text) => text !== ""),
          what,
        ).toBe(true);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(20);
  });

  it.each(functions.filter(([name]) => complete[name]!.length > 1))(
    "%s refuses null, arrays and numbers in place of its options, and says how they are named",
    (name, call) => {
      for (const options of [null, [], 3, "x"]) {
        const args = complete[name]!.with(-1, options);
        expect(() => call(...args)).toThrow(`${name}, options: expected an object of options`);
        expect(() => call(...args)).toThrow(`Name what is set: ${name}(…, { … }).`);
      }
    },
  );
});
