import { type NdArray } from "ndarray";
import { describe, expectTypeOf, it } from "vitest";
import { loadMnist, type Mnist } from "../../../src/datasets/index.js";

type Float32 = NdArray<Float32Array>;
type Float64 = NdArray<Float64Array>;
type Bytes = NdArray<Uint8Array>;

describe("the type of loadMnist", () => {
  it("is float32 images and digits by default", () => {
    expectTypeOf(loadMnist()).resolves.toEqualTypeOf<Mnist<Float32, Uint8Array>>();
    expectTypeOf(loadMnist({})).resolves.toEqualTypeOf<Mnist<Float32, Uint8Array>>();
    expectTypeOf(loadMnist({ directory: "mnist", flatten: false })).resolves.toEqualTypeOf<
      Mnist<Float32, Uint8Array>
    >();
  });

  it("follows each combination of options", () => {
    expectTypeOf(loadMnist({ normalize: false })).resolves.toEqualTypeOf<
      Mnist<Bytes, Uint8Array>
    >();
    expectTypeOf(loadMnist({ oneHot: true })).resolves.toEqualTypeOf<Mnist<Float32, Float32>>();
    expectTypeOf(loadMnist({ dtype: "float64" })).resolves.toEqualTypeOf<
      Mnist<Float64, Uint8Array>
    >();
    expectTypeOf(loadMnist({ oneHot: true, dtype: "float64" })).resolves.toEqualTypeOf<
      Mnist<Float64, Float64>
    >();
    expectTypeOf(
      loadMnist({ normalize: false, oneHot: true, dtype: "float64" }),
    ).resolves.toEqualTypeOf<Mnist<Bytes, Float64>>();
    expectTypeOf(loadMnist({ normalize: false, oneHot: true })).resolves.toEqualTypeOf<
      Mnist<Bytes, Float32>
    >();
  });

  it("is a union where an option is known at run time only", () => {
    const normalize = Math.max(0, 1) > 0;
    expectTypeOf(loadMnist({ normalize })).resolves.toEqualTypeOf<
      Mnist<Float32 | Bytes, Uint8Array>
    >();
  });
});
