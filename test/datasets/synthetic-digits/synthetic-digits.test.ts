import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { syntheticDigits } from "../../../src/datasets/synthetic-digits/index.js";
import { ArgumentError } from "../../../src/errors/index.js";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

afterEach(() => {
  vi.restoreAllMocks();
});

describe("reproducibility", () => {
  test("1,000 digits of seed 0 have a fixed SHA-256, pictures and labels", () => {
    const { images, labels } = syntheticDigits({ count: 1000, normalize: false });
    expect(sha256(images.data)).toBe(
      "06ab5d64524099bd7d3d7474604201567f3ad906ff02f9b8ed85f90293a62e7d",
    );
    expect(sha256(labels)).toBe("4c59dd79edfd55b6adb796dc2da270c0c66ead6e7b795e1b2b7b57a84ac416c4");
  });

  test("no Math function that JavaScript leaves inexact is called", () => {
    const inexact = ["sin", "cos", "tan", "atan2", "exp", "log", "pow", "hypot", "cbrt"] as const;
    const spies = inexact.map((name) => vi.spyOn(Math, name));
    const random = vi.spyOn(Math, "random");
    syntheticDigits({ count: 100, seed: 8 });
    for (const spy of [...spies, random]) expect(spy).not.toHaveBeenCalled();
  });

  test("a smaller count gives the first digits of a larger one", () => {
    const few = syntheticDigits({ count: 37, seed: 5, normalize: false });
    const many = syntheticDigits({ count: 100, seed: 5, normalize: false });
    expect(few.images.data).toEqual(many.images.data.subarray(0, 37 * 784));
    expect(few.labels).toEqual(many.labels.subarray(0, 37));
  });

  test("seed defaults to 0, and every other seed gives other digits", () => {
    const bytes = (seed?: number): string =>
      sha256(
        syntheticDigits({ count: 20, normalize: false, ...(seed === undefined ? {} : { seed }) })
          .images.data,
      );
    expect(bytes()).toBe(bytes(0));
    expect(new Set([0, 1, 2, 3, 2 ** 32 - 1].map(bytes)).size).toBe(5);
  });
});

describe("form", () => {
  test("images are float32 rows of 784 from 0 to 1 by default", () => {
    const { images, labels } = syntheticDigits({ count: 30 });
    expect(images.data).toBeInstanceOf(Float32Array);
    expect(images.shape).toEqual([30, 784]);
    expect(labels).toHaveLength(30);
    expect(Math.max(...images.data)).toBe(1);
    expect(Math.min(...images.data)).toBe(0);
  });

  test("normalize: false gives the bytes that the floats are 255ths of", () => {
    const { images } = syntheticDigits({ count: 10, seed: 1 });
    const raw = syntheticDigits({ count: 10, seed: 1, normalize: false });
    expect(raw.images.data).toBeInstanceOf(Uint8Array);
    expect(images.data).toEqual(Float32Array.from(raw.images.data, (grey) => grey / 255));
  });

  test("flatten: false gives [count, 28, 28] over the same pixels", () => {
    const square = syntheticDigits({ count: 3, flatten: false, normalize: false });
    const flat = syntheticDigits({ count: 3, normalize: false });
    expect(square.images.shape).toEqual([3, 28, 28]);
    expect(square.images.data).toEqual(flat.images.data);
    expect(square.images.get(2, 14, 9)).toBe(flat.images.get(2, 14 * 28 + 9));
  });
});

describe("statistics", () => {
  test("from 18 to 21 % of the pixels are not zero, as MNIST's 19 %", () => {
    const { images } = syntheticDigits({ count: 2000, seed: 11, normalize: false });
    const share = images.data.filter((grey) => grey > 0).length / images.data.length;
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThan(0.21);
  });

  test("classes are balanced to within one for every count and seed", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 45 }), (seed, count) => {
        const { labels } = syntheticDigits({ count, seed, normalize: false });
        const counts = new Array<number>(10).fill(0);
        for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(labels.every((label) => label <= 9)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test("the order of the labels is shuffled anew every ten digits", () => {
    const { labels } = syntheticDigits({ count: 100, normalize: false });
    const blocks = Array.from({ length: 10 }, (_, b) => labels.slice(b * 10, b * 10 + 10).join());
    expect(new Set(blocks).size).toBe(10);
  });

  test("no two pictures are the same", () => {
    const { images } = syntheticDigits({ count: 1000, normalize: false });
    const hashes = Array.from({ length: 1000 }, (_, i) =>
      sha256(images.data.subarray(i * 784, (i + 1) * 784)),
    );
    expect(new Set(hashes).size).toBe(1000);
  });
});

describe("bad input", () => {
  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1_000_001])(
    "a count of %s is an ArgumentError that names count",
    (count) => {
      expect(() => syntheticDigits({ count })).toThrow(ArgumentError);
      expect(() => syntheticDigits({ count })).toThrow(/syntheticDigits, count: expected/);
    },
  );

  test.each([-1, 0.5, Number.NaN, 2 ** 32])(
    "a seed of %s is an ArgumentError that names seed",
    (seed) => {
      expect(() => syntheticDigits({ count: 1, seed })).toThrow(ArgumentError);
      expect(() => syntheticDigits({ count: 1, seed })).toThrow(/syntheticDigits, seed: expected/);
    },
  );
});
