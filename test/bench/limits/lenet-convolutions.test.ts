import { describe, expect, it } from "vitest";
import {
  lenetConvolutions,
  outputShape,
  productsOf,
} from "../../../bench/src/limits/lenet-convolutions.js";

describe("convolutions of LeNet-5", () => {
  it("have the sizes of the paper's C1, C3 and C5", () => {
    expect(lenetConvolutions.map(outputShape)).toEqual([
      [28, 28, 6],
      [10, 10, 16],
      [1, 1, 120],
    ]);
  });

  it("take as many products as the paper's connections, where every map sees every other", () => {
    const counts = [28 * 28 * 25 * 6, 10 * 10 * 25 * 6 * 16, 25 * 16 * 120];
    expect(lenetConvolutions.map(productsOf)).toEqual(counts);
  });
});
