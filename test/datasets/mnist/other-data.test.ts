import { describe, expect, it } from "vitest";
import { kmnistDataset, mnistDataset } from "../../../src/datasets/mnist/image-dataset.js";
import { otherDataName } from "../../../src/datasets/mnist/other-data.js";
import { tinyChecksums, tinyDataset } from "./support/tiny-dataset.js";

const checksums = tinyChecksums;

describe("otherDataName", () => {
  it("is nothing for a data set's own checksums, in any case, and where none are known", () => {
    expect(otherDataName(tinyDataset, { checksums: undefined })).toBe("");
    expect(otherDataName(tinyDataset, { checksums })).toBe("");
    const upper = Object.entries(checksums).map(([name, sum]) => [name, sum.toUpperCase()]);
    const given = Object.fromEntries(upper) as typeof checksums;
    expect(otherDataName(tinyDataset, { checksums: given })).toBe("");
    expect(otherDataName(kmnistDataset, { checksums })).toBe("");
  });

  it("tells other data apart, whatever the order of their checksums", () => {
    const name = otherDataName(mnistDataset, { checksums });
    expect(name).toMatch(/^-[0-9a-f]{32}$/);
    const turned = Object.fromEntries(Object.entries(checksums).reverse()) as typeof checksums;
    expect(otherDataName(mnistDataset, { checksums: turned })).toBe(name);
  });
});
