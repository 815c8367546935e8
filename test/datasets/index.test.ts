import { describe, expect, it } from "vitest";
import * as datasets from "ndnet/datasets";

describe("ndnet/datasets", () => {
  it("offers the readers, writers and helpers of data sets", () => {
    expect(Object.keys(datasets)).toEqual(
      expect.arrayContaining([
        "batches",
        "loadMnist",
        "normalize",
        "oneHot",
        "parseIdx",
        "shuffle",
        "trainValidationSplit",
        "writeIdx",
      ]),
    );
  });
});
