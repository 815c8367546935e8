import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { checkInputs, requireFinite } from "../../src/models/check-inputs.js";
import { tensor, type InputTensor } from "../../src/tensor/index.js";
import { randomTensor } from "../support/random-tensor.js";

function errorOf(inputs: unknown): unknown {
  try {
    checkInputs(inputs as InputTensor, "fit, inputs");
    requireFinite(inputs as InputTensor, "fit, inputs");
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("checkInputs", () => {
  it.each(["contiguous", "transposed", "offset", "strided", "reversed"] as const)(
    "takes floats of both types in %s layout",
    (layout) => {
      expect(errorOf(randomTensor([3, 4], "float32", 1, layout))).toBeUndefined();
      expect(errorOf(randomTensor([3, 4], "float64", 1, layout))).toBeUndefined();
    },
  );

  it("takes bytes, Node buffers too, and samples of several dimensions", () => {
    expect(errorOf(ndarray(new Uint8Array(12), [3, 4]))).toBeUndefined();
    expect(errorOf(ndarray(Buffer.alloc(12), [3, 4]))).toBeUndefined();
    expect(errorOf(ndarray(new Float32Array(12), [3, 2, 2]))).toBeUndefined();
  });

  it.each([
    ["nothing", undefined, "undefined"],
    ["null", null, "null"],
    ["rows of numbers", [[1, 2]], "Array"],
    ["a typed array", new Float32Array(4), "Float32Array"],
    ["an object without prototype", Object.create(null), "Object"],
    ["a function", () => 1, "a function"],
    ["a symbol", Symbol("x"), "Symbol(x)"],
    ["integers", ndarray(new Int32Array(4), [2, 2]), "an ndarray of int32, shape [2, 2]"],
    ["plain numbers", ndarray([1, 2], [1, 2]), "an ndarray of array, shape [1, 2]"],
  ])("refuses %s, and says what it is", (_, inputs, received) => {
    const error = errorOf(inputs);
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({ where: "fit, inputs", received });
  });

  it.each([
    ["no dimension", ndarray(new Float32Array(1), [])],
    ["one dimension", ndarray(new Float32Array(3), [3])],
    ["no rows", ndarray(new Float32Array(0), [0, 3])],
    ["no features", ndarray(new Float32Array(0), [3, 0])],
  ])("refuses an array of %s", (_, inputs) => {
    expect(errorOf(inputs)).toBeInstanceOf(ShapeError);
  });
});

describe("requireWithinData", () => {
  it.each([
    ["longer than its data", ndarray(new Float32Array(3), [2, 2]), "elements 0 to 3 of 3"],
    ["of bytes, longer than its data", ndarray(new Uint8Array(3), [2, 2]), "elements 0 to 3 of 3"],
    ["that starts before it", ndarray(new Float32Array(4), [2, 2], [-2, 1], 1), "elements -1 to 2"],
    [
      "that strides out of it",
      ndarray(new Float64Array(9), [2, 2], [9, 1]),
      "elements 0 to 10 of 9",
    ],
  ])("refuses an array %s", (_, inputs, received) => {
    const error = errorOf(inputs);
    expect(error).toBeInstanceOf(ShapeError);
    expect(String(error)).toContain(received);
  });
});

describe("requireFinite", () => {
  it.each([Number.NaN, Infinity, -Infinity])("refuses %s and names its sample", (value) => {
    for (const dtype of ["float32", "float64"] as const) {
      const inputs = tensor([1, 2, 3, 4, 5, value], [3, 2], { dtype });
      const error = errorOf(inputs.transpose(1, 0));
      expect(error).toBeInstanceOf(ArgumentError);
      expect(error).toMatchObject({ where: "fit, inputs", expected: "finite numbers" });
      expect(String(error)).toContain("sample 1");
    }
  });

  it("sees no NaN that lies outside of the view", () => {
    const data = Float32Array.of(Number.NaN, 1, 2, Number.NaN);
    expect(errorOf(ndarray(data, [1, 2], [2, 1], 1))).toBeUndefined();
  });
});
