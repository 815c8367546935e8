import { describe, expect, it } from "vitest";
import {
  lenetConvolutions,
  outputShape,
  realProducts,
  type LenetConvolution,
} from "../../../bench/src/limits/lenet-convolutions.js";

/** Counts one by one. */
function countedProducts(convolution: LenetConvolution): number {
  const { image, window, padding, filters } = convolution;
  const [height, width, channels] = image;
  const [rows, columns] = outputShape(convolution);
  let count = 0;
  for (let position = 0; position < rows * columns; position += 1) {
    for (let cell = 0; cell < window * window; cell += 1) {
      const row = Math.floor(position / columns) + Math.floor(cell / window) - padding;
      const column = (position % columns) + (cell % window) - padding;
      if (row >= 0 && row < height && column >= 0 && column < width) count += channels * filters;
    }
  }
  return count;
}

describe("realProducts", () => {
  it.each(lenetConvolutions.map((one) => [one.name, one] as const))(
    "of %s are those with a pixel of the image",
    (_, convolution) => {
      expect(realProducts(convolution)).toBe(countedProducts(convolution));
    },
  );

  it("of C1 are 134² of 140² that zeros would make them", () => {
    expect(realProducts(lenetConvolutions[0]!)).toBe(134 ** 2 * 6);
  });

  it("are all there are where nothing is padded", () => {
    expect(realProducts(lenetConvolutions[1]!)).toBe(10 * 10 * 5 * 5 * 6 * 16);
  });

  it("are none of a window over zeros alone", () => {
    const beside: LenetConvolution = {
      ...{ name: "C1", image: [1, 1, 1], window: 1 },
      ...{ padding: 1, filters: 1 },
    };
    expect(realProducts(beside)).toBe(1);
  });
});

describe("outputShape", () => {
  it("has the sizes of the paper's C1, C3 and C5", () => {
    expect(lenetConvolutions.map(outputShape)).toEqual([
      [28, 28, 6],
      [10, 10, 16],
      [1, 1, 120],
    ]);
  });
});
