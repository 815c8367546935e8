import ndarray from "ndarray";
import { expect, test } from "vitest";
import { ArrayRows } from "../../../src/backends/reference/array-rows.js";
import { ArgumentError, StateError } from "../../../src/errors/index.js";
import { zeros } from "../../../src/tensor/index.js";
import { randomTensor, valuesOf } from "../../support/random-tensor.js";

const options = { dtype: "float32", blockRows: 4, productsOnly: false } as const;

test("read without an order views the inputs where they have the wanted type", () => {
  const inputs = randomTensor([9, 2, 3], "float32", 1, "reversed");
  const block = new ArrayRows(inputs, options).read(undefined, 3, 6);
  expect(block.data).toBe(inputs.data);
  expect(valuesOf(block)).toEqual(valuesOf(inputs).slice(3 * 6, 6 * 6));
});

test("read with an order gives the same tensor object again for the same number of rows", () => {
  const rows = new ArrayRows(randomTensor([9, 3], "float64", 2), options);
  const order = Int32Array.of(8, 0, 3, 3, 1);
  const first = rows.read(order, 0, 4);
  expect(rows.read(order, 4, 5)).not.toBe(first);
  expect(rows.read(order, 1, 5)).toBe(first);
});

test("rows of one-dimensional inputs are single numbers", () => {
  const rows = new ArrayRows(ndarray(Uint8Array.of(7, 8, 9)), options);
  expect(rows.sampleShape).toEqual([]);
  const block = rows.read(Int32Array.of(2, 0), 0, 2);
  expect(block.shape).toEqual([2]);
  expect(valuesOf(block)).toEqual([9, 7]);
});

test("inputs without rows are read as blocks of 0 rows", () => {
  const rows = new ArrayRows(zeros([0, 3]), options);
  expect(rows.read(undefined, 0, 0).shape).toEqual([0, 3]);
  expect(rows.read(new Int32Array(0), 0, 0).shape).toEqual([0, 3]);
});

test("a block that is too long or reaches outside the rows or the order gives an ArgumentError", () => {
  const rows = new ArrayRows(zeros([9, 3]), options);
  for (const [start, end] of [
    [0, 5],
    [-1, 2],
    [7, 10],
    [3, 2],
  ] as const) {
    expect(() => rows.read(undefined, start, end)).toThrow(ArgumentError);
  }
  expect(() => rows.read(Int32Array.of(1, 2), 0, 3)).toThrow(ArgumentError);
  expect(() => rows.read(Int32Array.of(1, 9), 0, 2)).toThrow(/order\[1\].*a row from 0 to 8/);
  expect(() => rows.read(Int32Array.of(-1), 0, 1)).toThrow(ArgumentError);
});

test("a negative block size and inputs without a first dimension give an ArgumentError", () => {
  expect(() => new ArrayRows(zeros([9]), { ...options, blockRows: -1 })).toThrow(ArgumentError);
  expect(() => new ArrayRows(zeros([]), options)).toThrow(ArgumentError);
});

test("reading after dispose gives a StateError", () => {
  const rows = new ArrayRows(zeros([9, 3]), options);
  rows.dispose();
  expect(() => rows.read(undefined, 0, 1)).toThrow(StateError);
});
