import { describe, expect, it } from "vitest";
import { readMnistFile, type MnistSource } from "../../../src/datasets/mnist/mnist-source.js";
import { FormatError, NotFoundError } from "../../../src/errors/index.js";
import { rejected } from "../support/thrown.js";

const empty = (description: string): MnistSource => ({
  description,
  read: () => Promise.resolve(undefined),
});

const holding = (name: string): MnistSource => ({
  description: name,
  read: (file) => Promise.resolve({ name: `${name}/${file}`, bytes: new Uint8Array(1) }),
});

describe("readMnistFile", () => {
  it("gives the file of the first source that has it", async () => {
    const sources = [empty("none"), holding("first"), holding("second")];
    expect((await readMnistFile(sources, "train-labels")).name).toBe("first/train-labels");
  });

  it("names every source when none has the file", async () => {
    const error = await rejected(readMnistFile([empty("here"), empty("there")], "t10k-images"));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.received).toBe("none in here, nor in there");
  });

  it("passes a source's own error on, and asks no further source", async () => {
    const failure = new FormatError({ where: "here", expected: "a file", received: "none" });
    const failing = { description: "here", read: () => Promise.reject(failure) };
    expect(await rejected(readMnistFile([failing, holding("second")], "train-images"))).toBe(
      failure,
    );
  });
});
