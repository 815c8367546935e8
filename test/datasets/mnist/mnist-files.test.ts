import { describe, expect, it } from "vitest";
import { mnistFileNames } from "../../../src/datasets/mnist/mnist-files.js";

describe("mnistFileNames", () => {
  it("gives images rank 3 and labels rank 1, with a hyphen or a dot, plain before gzipped", () => {
    expect(mnistFileNames("t10k-images")).toEqual([
      "t10k-images-idx3-ubyte",
      "t10k-images-idx3-ubyte.gz",
      "t10k-images.idx3-ubyte",
      "t10k-images.idx3-ubyte.gz",
    ]);
    expect(mnistFileNames("train-labels")[0]).toBe("train-labels-idx1-ubyte");
  });
});
