import { expect, test } from "vitest";
import { syntheticDigits, syntheticMnist } from "../../../src/datasets/synthetic-digits/index.js";
import { ArgumentError } from "../../../src/errors/index.js";

test("trainCount and testCount are 10,000 and 2,000 unless given", () => {
  const { train, test: heldOut } = syntheticMnist({ normalize: false });
  expect(train.images.shape).toEqual([10_000, 784]);
  expect(heldOut.images.shape).toEqual([2_000, 784]);
  expect(train.labels).toHaveLength(10_000);
  expect(heldOut.labels).toHaveLength(2_000);
});

test("train is what syntheticDigits gives for the same seed", () => {
  const { train } = syntheticMnist({ trainCount: 20, testCount: 1, seed: 4 });
  const digits = syntheticDigits({ count: 20, seed: 4 });
  expect(train.images.data).toEqual(digits.images.data);
  expect(train.labels).toEqual(digits.labels);
});

test("test shares no picture with train and doesn't depend on trainCount", () => {
  const options = { testCount: 300, seed: 6, normalize: false } as const;
  const { train, test: heldOut } = syntheticMnist({ ...options, trainCount: 300 });
  const pictures = (data: Uint8Array): string[] =>
    Array.from({ length: 300 }, (_, i) => data.subarray(i * 784, (i + 1) * 784).join());
  expect(new Set([...pictures(train.images.data), ...pictures(heldOut.images.data)]).size).toBe(
    600,
  );
  const other = syntheticMnist({ ...options, trainCount: 10 });
  expect(other.test.images.data).toEqual(heldOut.images.data);
});

test("flatten and normalize apply to both parts", () => {
  const bytes = syntheticMnist({ trainCount: 2, testCount: 3, flatten: false, normalize: false });
  expect(bytes.train.images.shape).toEqual([2, 28, 28]);
  expect(bytes.test.images.shape).toEqual([3, 28, 28]);
  expect(bytes.test.images.data).toBeInstanceOf(Uint8Array);
  const floats = syntheticMnist({ trainCount: 2, testCount: 3 });
  expect(floats.train.images.data).toBeInstanceOf(Float32Array);
  expect(floats.test.images.data).toBeInstanceOf(Float32Array);
});

test.each([
  [{ trainCount: 0 }, /syntheticMnist, trainCount/],
  [{ testCount: 2.5 }, /syntheticMnist, testCount/],
  [{ seed: -3 }, /syntheticMnist, seed/],
])("%o is an ArgumentError that names the option", (options, message) => {
  expect(() => syntheticMnist(options)).toThrow(ArgumentError);
  expect(() => syntheticMnist(options)).toThrow(message);
});
