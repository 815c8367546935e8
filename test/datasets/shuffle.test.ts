import fc from "fast-check";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { shuffle, type Rows } from "../../src/datasets/index.js";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { thrown } from "./support/thrown.js";

const numbered = (rows: number): Int32Array =>
  Int32Array.from({ length: rows }, (_, index) => index);

describe("shuffle", () => {
  it("takes the rows of all arrays in the order of one permutation", () => {
    fc.assert(
      fc.property(fc.nat({ max: 30 }), fc.nat(), (rows, seed) => {
        const matrix = ndarray(
          Float32Array.from({ length: rows * 2 }, (_, index) => index >> 1),
          [rows, 2],
        );
        const [inputs, labels] = shuffle([matrix, numbered(rows)], new RandomState(seed));
        expect(labels).toEqual(new RandomState(seed).permutation(rows));
        expect(inputs.shape).toEqual([rows, 2]);
        labels.forEach((label, row) => {
          expect([inputs.get(row, 0), inputs.get(row, 1)]).toEqual([label, label]);
        });
      }),
    );
  });

  it("leaves its arguments as they are", () => {
    const labels = numbered(20);
    const [shuffled] = shuffle([labels], new RandomState(1));
    expect(labels).toEqual(numbered(20));
    expect(shuffled).not.toEqual(labels);
  });

  it("accepts strided views of bytes", () => {
    const columns = ndarray(Uint8Array.of(0, 1, 2, 3, 4, 5), [2, 3]).transpose(1, 0);
    const [shuffled, order] = shuffle([columns, numbered(3)], new RandomState(3));
    expect(shuffled.data).toEqual(Uint8Array.from([...order].flatMap((row) => [row, row + 3])));
  });

  it("refuses arrays of different numbers of rows, and none at all", () => {
    const random = new RandomState(0);
    const error = thrown(() => shuffle([numbered(3), numbered(4)], random));
    expect(error).toBeInstanceOf(ShapeError);
    expect(error.where).toBe("shuffle, arrays[1]");
    expect(thrown(() => shuffle([] as readonly Rows[], random))).toBeInstanceOf(ArgumentError);
  });
});
