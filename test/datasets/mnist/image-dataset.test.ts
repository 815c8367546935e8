import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  fashionMnistDataset,
  kmnistDataset,
  mnistDataset,
} from "../../../src/datasets/mnist/image-dataset.js";
import { sha256Of, tinyFileNames } from "./support/tiny-dataset.js";

const mnistDirectory = process.env["MNIST_DIR"];

/** A gzip file of MNIST_DIR, where that has it. */
async function original(name: string): Promise<Uint8Array | undefined> {
  return readFile(join(mnistDirectory ?? "", name)).catch(() => undefined);
}

describe("the descriptions of the data sets", () => {
  it("have names, variables and loaders of their own", () => {
    const datasets = [mnistDataset, fashionMnistDataset, kmnistDataset];
    for (const key of ["name", "title", "loader", "environmentVariable"] as const) {
      expect(new Set(datasets.map((dataset) => dataset[key])).size).toBe(3);
    }
  });

  it("give the mirrors of MNIST as folders that are reached over https", () => {
    expect(mnistDataset.mirrors).toHaveLength(2);
    for (const mirror of mnistDataset.mirrors) expect(mirror).toMatch(/^https:\/\/.*\/$/);
  });
});

describe.skipIf(mnistDirectory === undefined)("the description of MNIST", () => {
  it.each(tinyFileNames)("gives length and SHA-256 of %s", async (name) => {
    const bytes = await original(name);
    // MNIST_DIR may hold the files in another form, of which nothing is said.
    if (bytes === undefined) return;
    expect(mnistDataset.files?.[name]).toEqual({ sha256: sha256Of(bytes), length: bytes.length });
  });
});
