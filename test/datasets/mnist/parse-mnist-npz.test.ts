import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { parseMnistNpz } from "../../../src/datasets/mnist/parse-mnist-npz.js";
import { syntheticMnist } from "../../../src/datasets/synthetic-digits/index.js";
import { ArgumentError, FormatError } from "../../../src/errors/index.js";
import { writeNpz, type NpyArray } from "../../../src/formats/index.js";

const digits = syntheticMnist({ trainCount: 5, testCount: 3, normalize: false, flatten: false });

function labelsOf(labels: Uint8Array): NpyArray {
  return ndarray(labels, [labels.length]);
}

function archiveOf(change: Readonly<Record<string, NpyArray | undefined>> = {}): Uint8Array {
  const arrays: Record<string, NpyArray | undefined> = {
    x_test: digits.test.images,
    x_train: digits.train.images,
    y_train: labelsOf(digits.train.labels),
    y_test: labelsOf(digits.test.labels),
    ...change,
  };
  const given = Object.entries(arrays).filter(
    (entry): entry is [string, NpyArray] => entry[1] !== undefined,
  );
  return writeNpz(Object.fromEntries(given), { compress: true });
}

describe("parseMnistNpz", () => {
  it("gives images and labels of both halves as loadMnist does", () => {
    const { train, test } = parseMnistNpz(archiveOf());
    const scaled = syntheticMnist({ trainCount: 5, testCount: 3 });
    expect(train.images.shape).toEqual([5, 784]);
    expect([...train.images.data]).toEqual([...scaled.train.images.data]);
    expect([...test.images.data]).toEqual([...scaled.test.images.data]);
    expect([[...train.labels], [...test.labels]]).toEqual([
      [...digits.train.labels],
      [...digits.test.labels],
    ]);
  });

  it("gives raw pixels, one-hot labels and 28 × 28 images where they are asked for", () => {
    const options = { normalize: false, oneHot: true, dtype: "float64", flatten: false } as const;
    const { train } = parseMnistNpz(archiveOf(), options);
    expect([train.images.dtype, train.images.shape]).toEqual(["uint8", [5, 28, 28]]);
    expect([...train.images.data]).toEqual([...digits.train.images.data]);
    expect([train.labels.dtype, train.labels.shape]).toEqual(["float64", [5, 10]]);
    expect(train.labels.get(2, digits.train.labels[2]!)).toBe(1);
  });

  it("reads arrays in Fortran order", () => {
    const turned = ndarray(new Uint8Array(5 * 784), [5, 28, 28], [1, 5, 140]);
    for (let row = 0; row < 5; row++) {
      for (let i = 0; i < 784; i++) {
        const [y, x] = [Math.floor(i / 28), i % 28];
        turned.set(row, y, x, digits.train.images.get(row, y, x));
      }
    }
    const { train } = parseMnistNpz(archiveOf({ x_train: turned }), { normalize: false });
    expect([...train.images.data]).toEqual([...digits.train.images.data]);
  });

  it.each<[string, Readonly<Record<string, NpyArray | undefined>>]>([
    ["no y_test", { y_test: undefined }],
    ["images of another type", { x_test: ndarray(new Float32Array(3 * 784), [3, 28, 28]) }],
    ["images of another shape", { x_test: ndarray(new Uint8Array(3 * 784), [3, 784]) }],
    ["labels above 9", { y_test: ndarray(Uint8Array.of(0, 10, 1), [3]) }],
    ["labels in a column", { y_test: ndarray(new Uint8Array(3), [3, 1]) }],
    ["fewer labels than images", { y_test: ndarray(new Uint8Array(2), [2]) }],
  ])("refuses an archive with %s, naming it", (_, change) => {
    const read = () => parseMnistNpz(archiveOf(change), { name: "digits.npz" });
    expect(read).toThrow(FormatError);
    expect(read).toThrow(/digits\.npz/);
  });

  it("refuses what is no archive", () => {
    expect(() => parseMnistNpz(Uint8Array.of(1, 2, 3))).toThrow(FormatError);
    expect(() => parseMnistNpz("mnist.npz" as never)).toThrow(ArgumentError);
  });
});
