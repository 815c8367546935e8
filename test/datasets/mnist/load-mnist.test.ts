import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ndarray from "ndarray";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadMnist, writeIdx, type IdxArray } from "../../../src/datasets/index.js";
import { ArgumentError, FormatError, NotFoundError } from "../../../src/errors/index.js";
import { rejected } from "../support/thrown.js";
import { tinyChecksums } from "./support/tiny-dataset.js";

const mnistDirectory = process.env["MNIST_DIR"];

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ndnet-mnist-"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await rm(directory, { recursive: true });
});

/** Images whose pixels count on from 0, modulo 256. */
const images = (count: number, height = 28, width = 28) =>
  ndarray(
    Uint8Array.from({ length: count * height * width }, (_, index) => index % 256),
    [count, height, width],
  );

const labels = (...digits: number[]) => ndarray(Uint8Array.from(digits));

/** A small set of two training images and one test image. */
const small = {
  "train-images-idx3-ubyte": images(2),
  "train-labels-idx1-ubyte": labels(9, 0),
  "t10k-images-idx3-ubyte": images(1),
  "t10k-labels-idx1-ubyte": labels(4),
};

async function write(files: Readonly<Record<string, IdxArray>>): Promise<void> {
  for (const [name, array] of Object.entries(files)) {
    await writeFile(join(directory, name), writeIdx(array, { gzip: name.endsWith(".gz") }));
  }
}

describe("loadMnist from a directory", () => {
  it("gives float32 pixels from 0 to 1 in rows of 784, and the digits as they are", async () => {
    await write(small);
    const { train, test } = await loadMnist({ directory });
    expect(train.images.shape).toEqual([2, 784]);
    expect(train.images.data).toEqual(Float32Array.from(images(2).data, (pixel) => pixel / 255));
    expect(train.labels).toEqual(Uint8Array.of(9, 0));
    expect(test.images.shape).toEqual([1, 784]);
    expect(test.labels).toEqual(Uint8Array.of(4));
  });

  it("gives exactly pixel / 255 in float64", async () => {
    await write(small);
    const { train } = await loadMnist({ directory, dtype: "float64", oneHot: true });
    expect(train.images.data).toEqual(Float64Array.from(images(2).data, (pixel) => pixel / 255));
    expect(train.labels.data).toBeInstanceOf(Float64Array);
  });

  it("gives the bytes when normalize is false, and 28 rows of 28 when flatten is", async () => {
    await write(small);
    const { train, test } = await loadMnist({ directory, normalize: false, flatten: false });
    expect(train.images.shape).toEqual([2, 28, 28]);
    expect(train.images.data).toEqual(images(2).data);
    expect(test.images.dtype).toBe("uint8");
    const flat = await loadMnist({ directory, normalize: false });
    expect(flat.train.images.shape).toEqual([2, 784]);
    const cubes = await loadMnist({ directory, flatten: false });
    expect(cubes.test.images.shape).toEqual([1, 28, 28]);
  });

  it("gives labels [n, 10] when oneHot is true, whichever digits there are", async () => {
    await write(small);
    const { train, test } = await loadMnist({ directory, oneHot: true });
    expect(train.labels.shape).toEqual([2, 10]);
    expect(Array.from(train.labels.data)).toEqual([
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      1,
      1,
      ...new Array<number>(9).fill(0),
    ]);
    expect(test.labels.shape).toEqual([1, 10]);
  });

  it.each([
    (name: string) => name,
    (name: string) => `${name}.gz`,
    (name: string) => name.replace("-idx", ".idx"),
    (name: string) => `${name.replace("-idx", ".idx")}.gz`,
  ])("finds the files under each spelling: %o", async (spell) => {
    const spelled = Object.entries(small).map(([name, array]) => [spell(name), array] as const);
    await write(Object.fromEntries(spelled));
    const { train, test } = await loadMnist({ directory: `${directory}/` });
    expect([train.images.shape[0], test.images.shape[0]]).toEqual([2, 1]);
  });

  it("looks where MNIST_DIR says, and lets the option directory go before it", async () => {
    await write(small);
    vi.stubEnv("MNIST_DIR", directory);
    expect((await loadMnist()).train.labels).toEqual(Uint8Array.of(9, 0));
    const elsewhere = join(directory, "elsewhere");
    await mkdir(elsewhere);
    expect(await rejected(loadMnist({ directory: elsewhere }))).toBeInstanceOf(NotFoundError);
    vi.stubEnv("MNIST_DIR", elsewhere);
    expect((await loadMnist({ directory })).train.labels).toEqual(Uint8Array.of(9, 0));
  });
});

describe("loadMnist with checksums of other data", () => {
  it("doesn't look where MNIST_DIR says, and leaves MNIST's own cache alone", async () => {
    await write(small);
    vi.stubEnv("MNIST_DIR", directory);
    vi.stubEnv("XDG_CACHE_HOME", join(directory, "cache"));
    const error = await rejected(loadMnist({ checksums: tinyChecksums, download: false }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.received).not.toContain("(MNIST_DIR)");
  });

  it.each([[""], [5 as never], [null as never]])("refuses the directory %j", async (given) => {
    const error = await rejected(loadMnist({ directory: given }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toBe("loadMnist, directory");
  });
});

describe("loadMnist without its files", () => {
  it("says that there is no place to look, and what to do", async () => {
    vi.stubEnv("MNIST_DIR", "");
    const error = await rejected(loadMnist({ cacheDirectory: directory, download: false }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.received).toContain("no environment variable MNIST_DIR");
    expect(error.received).toContain(`none in the cache ${directory}`);
    expect(error.fix).toContain("loadMnist({ directory })");
    expect(error.fix).toContain("syntheticDigits");
  });

  it("gives up at once where no mirror can be reached, and says which it asked", async () => {
    vi.stubEnv("MNIST_DIR", "");
    const start = performance.now();
    const mirrors = ["https://one.invalid/mnist/", "https://two.invalid/mnist/"];
    const error = await rejected(loadMnist({ cacheDirectory: directory, mirrors }));
    expect(error).toBeInstanceOf(NotFoundError);
    for (const mirror of mirrors) expect(error.received).toContain(`${mirror}: fetch failed`);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("looks for its cache where the user's caches are", async () => {
    vi.stubEnv("MNIST_DIR", "");
    vi.stubEnv("XDG_CACHE_HOME", directory);
    vi.stubEnv("LOCALAPPDATA", directory);
    vi.stubEnv("HOME", directory);
    const { received } = await rejected(loadMnist({ download: false }));
    expect(received).toContain(`none in the cache ${directory}`);
    expect(received).toMatch(/mnist/);
  });

  it("says where it looked for which file", async () => {
    const error = await rejected(loadMnist({ directory }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.where).toBe("loadMnist, train-labels");
    expect(error.expected).toContain("train-labels.idx1-ubyte.gz");
    expect(error.received).toContain(`${directory} (the option directory)`);
    vi.stubEnv("MNIST_DIR", directory);
    expect((await rejected(loadMnist())).received).toContain(`${directory} (MNIST_DIR)`);
  });

  it.each(Object.keys(small))("misses %s alone", async (missing) => {
    await write(Object.fromEntries(Object.entries(small).filter(([name]) => name !== missing)));
    const error = await rejected(loadMnist({ directory }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.expected).toContain(missing);
  });

  it("doesn't take a file for a directory, nor a directory for a file", async () => {
    await write(small);
    const file = join(directory, "train-labels-idx1-ubyte");
    expect(await rejected(loadMnist({ directory: file }))).toBeInstanceOf(NotFoundError);
    await rm(file);
    await mkdir(file);
    const error = await rejected(loadMnist({ directory }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.where).toBe(file);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it("throws a NotFoundError outside Node", async () => {
    vi.stubGlobal("process", undefined);
    const error = await rejected(loadMnist({ directory }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error.expected).toContain("Node.js");
    expect(await rejected(loadMnist({ download: false }))).toBeInstanceOf(NotFoundError);
  });
});

describe("loadMnist with wrong files", () => {
  it.each<[string, keyof typeof small, IdxArray]>([
    ["images of another size", "train-images-idx3-ubyte", images(2, 28, 27)],
    ["images of another height", "t10k-images-idx3-ubyte", images(1, 32, 28)],
    ["images that are flat", "train-images-idx3-ubyte", ndarray(new Uint8Array(1568), [2, 784])],
    ["images of floats", "train-images-idx3-ubyte", ndarray(new Float32Array(1568), [2, 28, 28])],
    ["labels of another type", "t10k-labels-idx1-ubyte", ndarray(Int32Array.of(4))],
    ["labels of rank 2", "train-labels-idx1-ubyte", ndarray(Uint8Array.of(9, 0), [2, 1])],
    ["label 10", "train-labels-idx1-ubyte", labels(9, 10)],
    ["more labels than images", "train-labels-idx1-ubyte", labels(1, 2, 3)],
    ["fewer labels than images", "t10k-labels-idx1-ubyte", labels()],
  ])("refuses %s, and names the file", async (_, name, array) => {
    await write({ ...small, [name]: array });
    const error = await rejected(loadMnist({ directory }));
    expect(error).toBeInstanceOf(FormatError);
    expect(error.where).toContain(`${directory}/${name}`);
  });

  it("names the label that is no digit, and its value", async () => {
    await write({ ...small, "train-labels-idx1-ubyte": labels(9, 10) });
    const error = await rejected(loadMnist({ directory }));
    expect(error.where).toMatch(/label 1$/);
    expect(error.received).toBe("10");
  });

  it.each(Object.keys(small))("names %s when it is cut short, or is no IDX file", async (name) => {
    for (const content of [
      new Uint8Array(0),
      Uint8Array.of(0, 0, 8, 1, 0),
      Buffer.from("<html>"),
    ]) {
      await write(small);
      await writeFile(join(directory, name), content);
      const error = await rejected(loadMnist({ directory }));
      expect(error).toBeInstanceOf(FormatError);
      expect(error.where).toBe(`${directory}/${name}`);
    }
  });

  it("refuses an unknown dtype before it reads", async () => {
    const dtype = "int8" as "float32";
    expect(await rejected(loadMnist({ directory, dtype }))).toBeInstanceOf(ArgumentError);
  });
});

describe.skipIf(mnistDirectory === undefined)("loadMnist from MNIST itself", () => {
  it("gives 60,000 and 10,000 images with mean pixels 33.3184 and 33.7912", async () => {
    const { train, test } = await loadMnist({ directory: mnistDirectory, normalize: false });
    expect(train.images.shape).toEqual([60_000, 784]);
    expect(test.images.shape).toEqual([10_000, 784]);
    expect(mean(train.images.data)).toBeCloseTo(33.3184, 4);
    expect(mean(test.images.data)).toBeCloseTo(33.7912, 4);
  });

  it("gives as many of each digit as MNIST has", async () => {
    const { train, test } = await loadMnist({ directory: mnistDirectory, normalize: false });
    expect(histogram(train.labels)).toEqual([
      5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949,
    ]);
    expect(histogram(test.labels)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    expect(Array.from(train.labels.subarray(0, 5))).toEqual([5, 0, 4, 1, 9]);
  });

  it("normalizes each pixel to the float32 nearest to pixel / 255", async () => {
    const bytes = await loadMnist({ directory: mnistDirectory, normalize: false });
    const floats = await loadMnist({ directory: mnistDirectory, oneHot: true });
    const pixels = bytes.test.images.data;
    const normalized = floats.test.images.data;
    expect(
      normalized.every((value, index) => value === Math.fround((pixels[index] ?? -1) / 255)),
    ).toBe(true);
    expect(floats.train.labels.shape).toEqual([60_000, 10]);
  });
});

function mean(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length;
}

function histogram(digits: Uint8Array): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const digit of digits) counts[digit] = (counts[digit] ?? 0) + 1;
  return counts;
}
