import fc from "fast-check";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { oneHot, type Labels } from "../../src/datasets/index.js";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { type DType } from "../../src/tensor/index.js";
import { thrown } from "./support/thrown.js";

describe("oneHot", () => {
  it("has a 1 at (i, labels[i]) and 0 everywhere else", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 })), (labels) => {
        const output = oneHot(labels, 7);
        expect(output.shape).toEqual([labels.length, 7]);
        const expected = labels.flatMap((label) =>
          Array.from({ length: 7 }, (_, index) => Number(index === label)),
        );
        expect(Array.from(output.data)).toEqual(expected);
      }),
    );
  });

  it("counts the classes by the greatest label", () => {
    expect(oneHot([0, 4, 1]).shape).toEqual([3, 5]);
    expect(oneHot([0]).shape).toEqual([1, 1]);
  });

  it.each([
    Uint8Array.of(2, 0, 1),
    Int32Array.of(2, 0, 1),
    ndarray(Uint8Array.of(2, 0, 1)),
    ndarray(Int32Array.of(1, 9, 0, 9, 2, 9))
      .step(-2)
      .lo(0),
    ndarray(Int32Array.of(2, 0, 1)),
  ])("accepts labels of every kind", (labels) => {
    const first = "get" in labels ? labels.get(0) : labels[0];
    const output = oneHot(labels, 10);
    expect(output.shape[0]).toBe(3);
    expect(output.get(0, first ?? -1)).toBe(1);
  });

  it("is float32, or float64 when asked", () => {
    expect(oneHot([1]).data).toEqual(Float32Array.of(0, 1));
    expect(oneHot([1], 2, { dtype: "float64" }).data).toEqual(Float64Array.of(0, 1));
  });

  it("gives no rows for no labels", () => {
    expect(oneHot([], 3).shape).toEqual([0, 3]);
  });

  it.each([3, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "refuses label %d among 3 classes, naming its index",
    (label) => {
      const error = thrown(() => oneHot([0, 2, label], 3));
      expect(error).toBeInstanceOf(ArgumentError);
      expect(error.where).toBe("oneHot, labels[2]");
      expect(error.expected).toContain("0 to 2");
      expect(error.received).toBe(String(label));
    },
  );

  it.each([-1, 0.5, Number.NaN])("refuses label %d where the classes are counted", (label) => {
    const error = thrown(() => oneHot([label, 2]));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error.where).toBe("oneHot, labels[0]");
  });

  it("refuses a label that is no number", () => {
    expect(thrown(() => oneHot(["1"] as unknown as Labels, 3))).toBeInstanceOf(ArgumentError);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %d classes", (classes) => {
    expect(thrown(() => oneHot([0], classes))).toBeInstanceOf(ArgumentError);
  });

  it("refuses to count the classes of no labels", () => {
    expect(thrown(() => oneHot([]))).toBeInstanceOf(ArgumentError);
  });

  it("refuses more elements than an ndarray can address", () => {
    expect(thrown(() => oneHot([2 ** 40]))).toBeInstanceOf(ArgumentError);
  });

  it("refuses labels that are a matrix", () => {
    const matrix = ndarray(new Uint8Array(4), [2, 2]);
    expect(thrown(() => oneHot(matrix))).toBeInstanceOf(ShapeError);
  });

  it("refuses an unknown dtype", () => {
    const dtype = "float16" as DType;
    expect(thrown(() => oneHot([0], 1, { dtype }))).toBeInstanceOf(ArgumentError);
  });
});
