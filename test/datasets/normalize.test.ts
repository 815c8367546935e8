import fc from "fast-check";
import ndarray, { type NdArray } from "ndarray";
import { describe, expect, it } from "vitest";
import { normalize } from "../../src/datasets/index.js";
import { ArgumentError, DTypeError } from "../../src/errors/index.js";
import { type NumericArray } from "../../src/tensor/take-rows.js";
import { stridedArray } from "./support/strided-array.js";
import { thrown } from "./support/thrown.js";

const everyByte = ndarray(
  Uint8Array.from({ length: 256 }, (_, byte) => byte),
  [16, 16],
);

describe("normalize", () => {
  it("is exactly byte / 255 in float64, and that rounded once in float32", () => {
    const exact = Float64Array.from({ length: 256 }, (_, byte) => byte / 255);
    expect(normalize(everyByte, { dtype: "float64" }).data).toEqual(exact);
    expect(normalize(everyByte).data).toEqual(Float32Array.from(exact));
  });

  it("differs from a product with the reciprocal, which is not exact", () => {
    const products = Array.from({ length: 256 }, (_, byte) => byte * (1 / 255));
    expect(Array.from(normalize(everyByte, { dtype: "float64" }).data)).not.toEqual(products);
  });

  it("keeps the shape of any strided view and divides each element by maximum", () => {
    fc.assert(
      fc.property(stridedArray(Int16Array, 2), ({ array, elements }) => {
        const output = normalize(array, { maximum: 7, dtype: "float64" });
        expect(output.shape).toEqual(array.shape);
        expect(output.data).toEqual(Float64Array.from(elements, (element) => element / 7));
      }),
    );
  });

  it("leaves its argument as it is", () => {
    const images = ndarray(Float32Array.of(255, 51));
    expect(normalize(images).data).toEqual(Float32Array.of(1, 51 / 255));
    expect(images.data).toEqual(Float32Array.of(255, 51));
  });

  it.each([0, -255, Number.NaN, Number.POSITIVE_INFINITY])("refuses maximum %d", (maximum) => {
    expect(thrown(() => normalize(everyByte, { maximum }))).toBeInstanceOf(ArgumentError);
  });

  it("refuses an unknown dtype, and data that is no typed array", () => {
    const dtype = "int8" as "float32";
    expect(thrown(() => normalize(everyByte, { dtype }))).toBeInstanceOf(ArgumentError);
    const plain = ndarray([1, 2]) as unknown as NdArray<NumericArray>;
    expect(thrown(() => normalize(plain))).toBeInstanceOf(DTypeError);
    const bare = Uint8Array.of(1) as unknown as NdArray<NumericArray>;
    expect(thrown(() => normalize(bare)).received).toBe("Uint8Array");
  });
});
