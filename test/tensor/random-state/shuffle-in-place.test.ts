import fc from "fast-check";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.js";
import { RandomState, type Shufflable } from "../../../src/tensor/random-state/index.js";

describe("shuffle", () => {
  it("keeps the elements of any array and only changes their order", () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.integer()), (seed, items) => {
        const shuffled = [...items];
        new RandomState(seed).shuffle(shuffled);
        expect(shuffled.sort()).toEqual([...items].sort());
      }),
    );
  });

  it("puts plain arrays, typed arrays and ndarrays of one axis in the same order", () => {
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    const arrays = [numbers.slice(), Float32Array.from(numbers), Uint8Array.from(numbers)];
    const vector = ndarray(Int32Array.from(numbers));
    const big = BigInt64Array.from(numbers, BigInt);
    for (const array of [...arrays, vector, big]) new RandomState(7).shuffle(array);
    const expected = Array.from(arrays[0] ?? []);
    expect(expected).not.toEqual(numbers);
    for (const array of [...arrays, vector.data, Array.from(big, Number)]) {
      expect(Array.from(array)).toEqual(expected);
    }
  });

  it("moves whole rows of an ndarray in the order of a flat array, through any strides", () => {
    const order = Array.from({ length: 9 }, (_, index) => index);
    new RandomState(2026).shuffle(order);
    const cell = (row: number, column: number, plane: number): number =>
      100 * row + 10 * column + plane;
    const strided = ndarray(new Float64Array(400).fill(-1), [9, 4, 2], [-2, 40, 1], 50);
    for (let row = 0; row < 9; row++) {
      for (let column = 0; column < 4; column++) {
        for (let plane = 0; plane < 2; plane++) {
          strided.set(row, column, plane, cell(row, column, plane));
        }
      }
    }
    const untouched = strided.data.filter((value) => value === -1).length;
    new RandomState(2026).shuffle(strided);
    order.forEach((from, row) => {
      for (let column = 0; column < 4; column++) {
        for (let plane = 0; plane < 2; plane++) {
          expect(strided.get(row, column, plane)).toBe(cell(from, column, plane));
        }
      }
    });
    expect(strided.data.filter((value) => value === -1)).toHaveLength(untouched);
  });

  it("consumes nothing for an ndarray of rows without elements", () => {
    const random = new RandomState(7);
    random.shuffle(ndarray(new Float64Array(0), [5, 0]));
    expect(random.getState()).toEqual(new RandomState(7).getState());
  });

  it("refuses what has no elements to exchange with an ArgumentError", () => {
    const store = { get: () => 0, set: () => undefined, length: 3 };
    const wrong = [
      null,
      7,
      "abc",
      { length: 2 },
      new DataView(new ArrayBuffer(8)),
      ndarray(new Float64Array(1), []),
      ndarray(store, [3]),
    ];
    for (const array of wrong) {
      expect(() => {
        new RandomState(7).shuffle(array as unknown as Shufflable);
      }).toThrow(ArgumentError);
    }
  });
});
