import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import {
  largestIndex,
  readClasses,
  type ClassValues,
} from "../../../src/plots/classes/read-classes.js";
import { thrown } from "../../datasets/support/thrown.js";

describe("readClasses", () => {
  it.each<[string, ClassValues, number[]]>([
    ["an array", [3, 0, 7], [3, 0, 7]],
    ["a typed array", Uint8Array.of(3, 0, 7), [3, 0, 7]],
    ["an ndarray of class numbers", ndarray(Int32Array.of(3, 0, 7), [3]), [3, 0, 7]],
    ["one with steps", ndarray(Float32Array.of(3, 9, 0, 9, 7, 9), [3], [2], 0), [3, 0, 7]],
    ["one-hot rows", ndarray(Float32Array.of(0, 0, 1, 1, 0, 0), [2, 3]), [2, 0]],
    [
      "columns of probabilities",
      ndarray(Float64Array.of(0.2, 0.9, 0.8, 0.1), [2, 2], [1, 2]),
      [1, 0],
    ],
    ["one column", ndarray(Float32Array.of(0.49, 0.5, Number.NaN), [3, 1]), [0, 1, 0]],
    ["nothing", [], []],
    ["no rows", ndarray(new Float32Array(0), [0, 10]), []],
  ])("reads %s", (_title, values, classes) => {
    expect([...readClasses(values, "it")]).toEqual(classes);
  });

  it.each<[unknown, unknown]>([
    [[1, -1], ArgumentError],
    [[1.5], ArgumentError],
    [[Number.NaN], ArgumentError],
    [[2 ** 31], ArgumentError],
    [ndarray(Float32Array.of(0.5), [1]), ArgumentError],
    [ndarray(new Float32Array(8), [2, 2, 2]), ShapeError],
    [ndarray(new Float32Array(0), [2, 0]), ShapeError],
    [ndarray([1, 2], [2]), DTypeError],
  ])("refuses %o", (values, errorClass) => {
    const error = thrown(() => readClasses(values as ClassValues, "it"));
    expect(error).toBeInstanceOf(errorClass);
    expect(error.where).toMatch(/^it/);
  });
});

describe("largestIndex", () => {
  it("gives the first of several, and a NaN before all", () => {
    expect(largestIndex([1, 3, 3])).toBe(1);
    expect(largestIndex([5, Number.NaN, 9])).toBe(1);
    expect(largestIndex([-3, -1])).toBe(1);
  });
});
