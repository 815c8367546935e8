import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.js";
import { RandomState, type Seed } from "../../../src/tensor/random-state/index.js";

describe("a seed", () => {
  it("may be any whole number from 0 to 2^32 - 1 or a non-empty array of them", () => {
    const seeds = [
      0,
      1,
      2 ** 31,
      2 ** 32 - 1,
      [0],
      [7],
      [1, 2, 3],
      new Array(700).fill(9),
    ] as Seed[];
    const first = seeds.map((seed) => new RandomState(seed).randomSample());
    expect(new Set(first).size).toBe(seeds.length);
  });

  it("is refused with an ArgumentError when it is anything else", () => {
    const holes: number[] = [];
    holes.length = 2;
    const wrong = [-1, 0.5, 2 ** 32, NaN, Infinity, "7", null, undefined, 7n, {}, true];
    const wrongArrays = [[], [1, -1], [2 ** 32], ["1"], holes, new Uint32Array([7])];
    for (const seed of [...wrong, ...wrongArrays]) {
      expect(() => new RandomState(seed as Seed)).toThrow(ArgumentError);
    }
    expect(() => new RandomState([1, -1])).toThrow(/-1 at index 1/);
  });
});
