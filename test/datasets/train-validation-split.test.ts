import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { trainValidationSplit } from "../../src/datasets/index.js";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { thrown } from "./support/thrown.js";

const labels = Int32Array.from({ length: 10 }, (_, index) => index);
const inputs = ndarray(
  Float32Array.from({ length: 20 }, (_, index) => index >> 1),
  [10, 2],
);

describe("trainValidationSplit", () => {
  it("holds out the first rows, in their order where there is no random", () => {
    const { train, validation } = trainValidationSplit(inputs, labels, { validation: 0.3 });
    expect(validation.targets).toEqual(Int32Array.of(0, 1, 2));
    expect(train.targets).toEqual(Int32Array.of(3, 4, 5, 6, 7, 8, 9));
    expect(validation.inputs.shape).toEqual([3, 2]);
    expect(validation.inputs.data).toEqual(Float32Array.of(0, 0, 1, 1, 2, 2));
    expect(train.inputs.shape).toEqual([7, 2]);
    expect(train.inputs.get(0, 1)).toBe(3);
  });

  it("holds out the first rows after one permutation of inputs and targets together", () => {
    const random = new RandomState(42);
    const { train, validation } = trainValidationSplit(inputs, labels, { validation: 0.4, random });
    const order = new RandomState(42).permutation(10);
    expect(validation.targets).toEqual(order.slice(0, 4));
    expect(train.targets).toEqual(order.slice(4));
    expect(Array.from(train.inputs.data)).toEqual([...order.slice(4)].flatMap((row) => [row, row]));
  });

  it("draws nothing where shuffle is false", () => {
    const random = new RandomState(42);
    const { validation } = trainValidationSplit(inputs, labels, { random, shuffle: false });
    expect(validation.targets).toEqual(Int32Array.of(0));
    expect(random.permutation(10)).toEqual(new RandomState(42).permutation(10));
  });

  it("holds out a tenth by default, rounded to whole rows", () => {
    const rows = (count: number): number =>
      trainValidationSplit(new Uint8Array(count), new Uint8Array(count)).validation.inputs.length;
    expect([10, 14, 15, 100].map(rows)).toEqual([1, 1, 2, 10]);
    const hundred = new Uint8Array(100);
    const split = trainValidationSplit(hundred, hundred, { validation: 0.29 });
    expect(split.validation.inputs.length).toBe(29);
  });

  it("shares no memory with its arguments", () => {
    const { validation } = trainValidationSplit(inputs, labels, { validation: 0.5 });
    validation.inputs.data.fill(99);
    expect(inputs.get(0, 0)).toBe(0);
  });

  it.each([0, 1, -0.1, 1.5, 0.01, 0.99, Number.NaN])("refuses validation %d of 10 rows", (part) => {
    const action = (): unknown => trainValidationSplit(inputs, labels, { validation: part });
    expect(thrown(action)).toBeInstanceOf(ArgumentError);
  });

  it("refuses to shuffle without random", () => {
    const action = (): unknown => trainValidationSplit(inputs, labels, { shuffle: true });
    expect(thrown(action).where).toBe("trainValidationSplit, random");
  });

  it("refuses inputs and targets of different numbers of rows", () => {
    const action = (): unknown => trainValidationSplit(inputs, labels.subarray(1));
    expect(thrown(action)).toBeInstanceOf(ShapeError);
  });
});
