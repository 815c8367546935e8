import { expect, test } from "vitest";
import { syntheticMnist } from "../../../src/datasets/synthetic-digits/index.js";
import { heldOutAccuracy } from "./tiny-network.js";

test("a linear model stays at least 3 points below a two-layer network's 90 % on held-out digits", () => {
  const { train, test: heldOut } = syntheticMnist({ trainCount: 3000, testCount: 1500, seed: 3 });
  const [trainSet, testSet] = [train, heldOut].map(({ images, labels }) => ({
    images: images.data,
    labels,
  }));
  if (trainSet === undefined || testSet === undefined) throw new Error("two sets");
  const linear = heldOutAccuracy(trainSet, testSet, {
    hiddenUnits: 0,
    epochs: 6,
    learningRate: 0.01,
  });
  const twoLayer = heldOutAccuracy(trainSet, testSet, {
    hiddenUnits: 48,
    epochs: 6,
    learningRate: 0.02,
  });
  expect(linear).toBeGreaterThan(0.75);
  expect(twoLayer).toBeGreaterThan(0.9);
  expect(twoLayer - linear).toBeGreaterThan(0.03);
});
