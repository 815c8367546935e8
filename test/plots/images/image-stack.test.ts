import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError, DTypeError, ShapeError } from "../../../src/errors/index.js";
import {
  readImages,
  rowCount,
  type ImageOptions,
  type Images,
} from "../../../src/plots/images/image-stack.js";
import { thrown } from "../../datasets/support/thrown.js";

/** Grey bytes of the first image. */
function greys(images: Images, options: ImageOptions = {}, row = 0): number[] {
  return [...readImages(images, Int32Array.of(row), options, "it").pixels(0).data];
}

describe("readImages", () => {
  it("shows bytes as they are", () => {
    expect(greys(ndarray(Uint8Array.of(0, 1, 254, 255), [1, 4]))).toEqual([0, 1, 254, 255]);
  });

  it("shows floats from 0 to 1, rounded", () => {
    expect(greys(ndarray(Float32Array.of(0, 0.25, 0.5, 1), [1, 4]))).toEqual([0, 64, 128, 255]);
  });

  it("widens the range where a float lies outside", () => {
    expect(greys(ndarray(Float64Array.of(-1, 0, 1, 0), [1, 4]))).toEqual([0, 128, 255, 128]);
    expect(greys(ndarray(Float32Array.of(0, 255, 51, 0), [1, 4]))).toEqual([0, 255, 51, 0]);
  });

  it("takes the range that is asked for, also turned round, and cuts off what lies beyond", () => {
    const images = ndarray(Float32Array.of(-5, 0, 10, 50), [1, 4]);
    expect(greys(images, { range: [0, 10] })).toEqual([0, 0, 255, 255]);
    expect(greys(images, { range: [10, 0] })).toEqual([255, 255, 0, 0]);
  });

  it("shows NaN and −Infinity as black, Infinity as white", () => {
    const values = Float32Array.of(Number.NaN, -Infinity, Infinity, 1);
    expect(greys(ndarray(values, [1, 4]))).toEqual([0, 0, 255, 255]);
  });

  it("reads the rows that are asked for, of any strides", () => {
    const data = Uint8Array.from({ length: 24 }, (_, index) => index);
    const columns = ndarray(data, [6, 4]).transpose(1, 0).step(-1, 1).hi(4, 4);
    expect(greys(columns, {}, 1)).toEqual([2, 6, 10, 14]);
  });

  it.each<[number[], [number, number] | undefined, number[]]>([
    [[2, 9], undefined, [3, 3]],
    [
      [2, 12],
      [3, 4],
      [3, 4],
    ],
    [
      [2, 12],
      [12, 1],
      [12, 1],
    ],
    [[2, 3, 5], undefined, [3, 5]],
    [
      [2, 3, 5],
      [3, 5],
      [3, 5],
    ],
  ])("takes shape %j with imageShape %j as images of %j", (shape, imageShape, expected) => {
    const images = ndarray(new Uint8Array(64), shape);
    const options = imageShape === undefined ? {} : { imageShape };
    const { height, width } = readImages(images, Int32Array.of(0), options, "it");
    expect([height, width]).toEqual(expected);
  });

  it.each<[number[], [number, number] | undefined]>([
    [[2, 12], undefined],
    [
      [2, 12],
      [3, 5],
    ],
    [
      [2, 3, 5],
      [5, 3],
    ],
    [[12], undefined],
    [[1, 2, 2, 3], undefined],
    [[2, 0], undefined],
    [[2, 0, 5], undefined],
  ])("refuses shape %j with imageShape %j", (shape, imageShape) => {
    const images = ndarray(new Uint8Array(64), shape);
    const options = imageShape === undefined ? {} : { imageShape };
    expect(thrown(() => readImages(images, new Int32Array(0), options, "it"))).toBeInstanceOf(
      ShapeError,
    );
  });

  it("shows the ends of a range whose width overflows as black and white", () => {
    const images = ndarray(Float64Array.of(-1e308, 0, 1e308, 5e-324), [1, 4]);
    expect(greys(images)).toEqual([0, 128, 255, 128]);
    expect(greys(images, { range: [0, 5e-324] })).toEqual([0, 0, 255, 255]);
  });

  it("refuses ranges without extent, sides that are none, and rows that are not there", () => {
    const images = ndarray(new Uint8Array(8), [2, 4]);
    for (const options of [
      { range: [1, 1] as const },
      { range: [0, Number.NaN] as const },
      { imageShape: [0, 4] as const },
      { imageShape: [1.5, 2] as const },
    ]) {
      expect(thrown(() => greys(images, options))).toBeInstanceOf(ArgumentError);
    }
    expect(thrown(() => greys(images, {}, 2))).toBeInstanceOf(ArgumentError);
  });
});

describe("rowCount", () => {
  it("gives the first length, and refuses what is no ndarray of numbers", () => {
    expect(rowCount(ndarray(new Uint8Array(8), [2, 4]))).toBe(2);
    for (const wrong of [
      [1, 2],
      new Uint8Array(4),
      ndarray(new BigInt64Array(4), [2, 2]),
      undefined,
    ]) {
      const error = thrown(() => rowCount(wrong as unknown as Images, "it"));
      expect(error).toBeInstanceOf(DTypeError);
      expect(error.where).toBe("it");
    }
  });
});
