import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { syntheticDigits, writeIdx } from "ndnet/datasets";
import { idxData } from "../../../../examples/browser/data/idx-data.js";
import { kindOfFile, type NamedBytes } from "../../../../examples/browser/data/named-bytes.js";

const { images, labels } = syntheticDigits({ count: 20, normalize: false, flatten: false });

function images8(name: string, gzip = false): NamedBytes {
  return { name, bytes: new Uint8Array(writeIdx(images, { gzip })) };
}

function labels8(name: string, values: Uint8Array = labels): NamedBytes {
  return { name, bytes: new Uint8Array(writeIdx(ndarray(values, [values.length]))) };
}

const training = [images8("train-images-idx3-ubyte"), labels8("train-labels-idx1-ubyte")];
const testing = [images8("t10k-images-idx3-ubyte.gz", true), labels8("t10k-labels-idx1-ubyte")];

describe("idxData", () => {
  it("tells images from labels, and those to test with by their names, in any order", () => {
    const data = idxData([...training, ...testing].toReversed());
    expect(data.train.labels).toEqual(labels);
    expect(data.test.pixels).toEqual(images.data);
    expect(data.name).toContain("train-images-idx3-ubyte");
  });

  it("keeps the last tenth to test with where there are no files for it", () => {
    const { train, test } = idxData(training);
    expect([train.labels.length, test.labels.length]).toEqual([18, 2]);
    expect(test.pixels).toEqual(images.data.subarray(18 * 784));
  });

  it("takes files to test with alone for all there is", () => {
    expect(idxData(testing).train.labels.length).toBe(18);
  });

  it.each([
    ["images without labels", training.slice(0, 1), "has labels"],
    ["labels without images", training.slice(1), "has images"],
    ["fewer labels than images", [training[0]!, labels8("l", labels.slice(1))], "as many labels"],
    [
      "labels above 9",
      [
        training[0]!,
        labels8(
          "l",
          labels.map(() => 10),
        ),
      ],
      "labels above 9",
    ],
  ])("says what is wrong with %s", (_, files, text) => {
    expect(() => idxData(files)).toThrow(text);
  });
});

describe("kindOfFile", () => {
  const kind = (...bytes: number[]): string =>
    kindOfFile({ name: "file", bytes: Uint8Array.from(bytes) });

  it("knows archives, IDX files and models by their first bytes, and nothing else", () => {
    expect(kindOfFile(training[0]!)).toBe("idx");
    expect(kindOfFile(testing[0]!)).toBe("idx");
    expect(kind(0x50, 0x4b, 3, 4)).toBe("archive");
    expect(kind(80, 0, 0, 0, 0, 0, 0, 0, 0x7b)).toBe("model");
    expect(kind()).toBe("unknown");
    expect(kind(1, 2, 3)).toBe("unknown");
  });
});
