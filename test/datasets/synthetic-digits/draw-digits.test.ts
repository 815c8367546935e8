import { expect, test } from "vitest";
import { drawDigit } from "../../../src/datasets/synthetic-digits/draw-digit.js";
import { drawDigits } from "../../../src/datasets/synthetic-digits/draw-digits.js";
import { RandomState } from "../../../src/tensor/random-state/index.js";

test("picture i comes from the generator seeded with [seed, stream, 0, i]", () => {
  const { pixels, labels } = drawDigits(15, 7, "test");
  const picture = new Uint8Array(784);
  drawDigit(labels[12] ?? 0, new RandomState([7, 1, 0, 12]), picture);
  expect(pixels.subarray(12 * 784, 13 * 784)).toEqual(picture);
});

test("labels of block b are the permutation of the generator seeded with [seed, stream, 1, b]", () => {
  const { labels } = drawDigits(20, 7, "train");
  expect([...labels.subarray(10)]).toEqual([...new RandomState([7, 0, 1, 1]).permutation(10)]);
});

test("the streams train and test differ in pictures and labels", () => {
  const [train, heldOut] = [drawDigits(30, 0, "train"), drawDigits(30, 0, "test")];
  expect(train.pixels).not.toEqual(heldOut.pixels);
  expect(train.labels).not.toEqual(heldOut.labels);
});
