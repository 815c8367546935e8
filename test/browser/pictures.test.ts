import ndarray from "ndarray";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as plots from "../../src/plots/index.js";
import { launchChromium } from "./support/chromium.js";

const classes = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Ankle boot"];
const long = "A run with momentum 0.9, weight decay 0.0001 and dropout before the last layer";
const images = ndarray(new Uint8Array(7 * 16).fill(99), [7, 16]);
const labels = [0, 1, 2, 3, 4, 5, 6];
const shares = Float64Array.from({ length: 49 }, (_, index) => (index % 7 === 3 ? 0.7 : 0.05));
const probabilities = ndarray(shares, [7, 7]);
const epochs = [0.9, 0.97, 1].map((accuracy, index) => ({
  ...{ epoch: index + 1, loss: 1 / (index + 1), accuracy },
}));

const pictures: Readonly<Record<string, (options: plots.PictureOptions) => string>> = {
  "plotLines, linear": (options) =>
    plots.plotLines(
      [long, `${long} again`].map((name, index) => ({ name, y: [index, -1e308, 1e-9] })),
      options,
    ),
  "plotLines, log": (options) =>
    plots.plotLines(
      [
        { name: "", x: [10, 30, 90], y: [0.2, 1, 30] },
        { name: "", x: [1, 1000], y: [1e-7, 2000] },
      ],
      { ...options, xScale: "log", yScale: "log" },
    ),
  "plotLines, within a decade": (options) =>
    plots.plotLines([{ name: "", x: [10, 30, 90], y: [0.2, 0.5, 1.7] }], {
      ...options,
      xScale: "log",
      yScale: "log",
    }),
  plotLearningCurves: (options) => plots.plotLearningCurves({ epochs }, options),
  plotLearningRates: (options) =>
    plots.plotLearningRates(
      { rates: [1e-6, 1e-3, 1], losses: [2, 1, 300], suggestion: 0.003 },
      options,
    ),
  plotImageGrid: (options) =>
    plots.plotImageGrid(images, { ...options, labels, predictions: labels, classes }),
  plotMistakes: (options) =>
    plots.plotMistakes(images, labels, probabilities, { ...options, classes }),
  plotPrediction: (options) =>
    plots.plotPrediction(images.pick(0), {
      ...options,
      ...{ classes, label: 2, probabilities: probabilities.pick(0) },
    }),
  "plotConfusionMatrix, numbers": (options) =>
    plots.plotConfusionMatrix(
      Array.from({ length: 10 }, (_, row) =>
        Array.from({ length: 10 }, (_, column) => (row === column ? 900 : 12)),
      ),
      options,
    ),
  "plotConfusionMatrix, names": (options) =>
    plots.plotConfusionMatrix({ targets: labels, predictions: labels }, { ...options, classes }),
};

/** Texts that touch another or are cut off by the picture's edge, as a page shows them. */
function collisions(): string[] {
  const picture = document.querySelector("svg") as SVGSVGElement;
  const edge = picture.getBoundingClientRect();
  const boxes = [...picture.querySelectorAll("text")].map((element) => ({
    text: element.textContent,
    box: element.getBoundingClientRect(),
    isTurned: element.getAttribute("transform")?.includes("rotate") ?? false,
  }));
  type Box = (typeof boxes)[number];
  // Less than a space lies between words; boxes of lines have room above and below the letters.
  const [space, leading] = [4, -2];
  const touches = (one: Box, other: Box): boolean => {
    const [across, down] = one.isTurned && other.isTurned ? [leading, space] : [space, leading];
    const [left, right] = [one.box, other.box];
    return (
      Math.min(left.right, right.right) - Math.max(left.left, right.left) > -across &&
      Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top) > -down
    );
  };
  return boxes.flatMap((one, index) => {
    const { text, box } = one;
    const isCut = box.left < edge.left || box.right > edge.right || box.bottom > edge.bottom;
    const touched = boxes.slice(index + 1).filter((other) => touches(one, other));
    return [
      ...(isCut ? [`${text} is cut off`] : []),
      ...touched.map((other) => `${text} | ${other.text}`),
    ];
  });
}

describe("pictures in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  it.each(Object.entries(pictures))("%s has no text that touches another", async (_name, draw) => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    for (const width of [340, 480, 900]) {
      await page.setContent(`<!doctype html>${draw({ width })}`);
      expect(await page.evaluate(collisions), `${width} pixels`).toEqual([]);
    }
    await page.close();
  });
});
