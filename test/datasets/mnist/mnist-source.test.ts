import { describe, expect, it } from "vitest";
import { kmnistDataset, mnistDataset } from "../../../src/datasets/mnist/image-dataset.js";
import { readMnistFile, type MnistSource } from "../../../src/datasets/mnist/mnist-source.js";
import { FormatError, NotFoundError } from "../../../src/errors/index.js";
import { rejected } from "../support/thrown.js";

const cause = new Error("the cause");
const empty: MnistSource = { read: () => Promise.resolve({ reason: "none in here", cause }) };
const holding: MnistSource = {
  read: (file) => Promise.resolve({ name: `there/${file}`, bytes: new Uint8Array(1) }),
};

describe("readMnistFile", () => {
  it("gives the source's file", async () => {
    expect((await readMnistFile(holding, "train-labels", mnistDataset)).name).toBe(
      "there/train-labels",
    );
  });

  it("says why the source does not have the file, and what to do", async () => {
    const error = await rejected(readMnistFile(empty, "t10k-images", mnistDataset));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.where).toBe("loadMnist, t10k-images");
    expect(error.received).toBe("none in here");
    expect(error.fix).toContain("loadMnist({ directory }) or set MNIST_DIR");
    expect(error.fix).toContain("syntheticDigits");
    expect(error.cause).toBe(cause);
  });

  it("says of a set without known checksums how it is downloaded", async () => {
    const { fix } = await rejected(readMnistFile(empty, "t10k-images", kmnistDataset));
    expect(fix).toContain("loadKmnist({ directory }) or set KMNIST_DIR");
    expect(fix).toContain("loadKmnist({ mirrors, checksums })");
    expect(fix).not.toContain("synthetic");
  });

  it("passes a source's own error on", async () => {
    const failure = new FormatError({ where: "here", expected: "a file", received: "none" });
    const failing = { read: () => Promise.reject(failure) };
    expect(await rejected(readMnistFile(failing, "train-images", mnistDataset))).toBe(failure);
  });
});
