import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CompactNumbers } from "../../../src/datasets/csv/compact-numbers.js";

const float64 = (length: number): Float64Array => new Float64Array(length);

function collected(numbers: Iterable<number>): Float64Array {
  const collection = new CompactNumbers(float64);
  for (const number of numbers) collection.push(number);
  return collection.take();
}

describe("CompactNumbers", () => {
  it("gives back whatever numbers it was given, the sign of zero included", () => {
    const number = fc.oneof(fc.nat(255), fc.constantFrom(-0, 256, -1, 0.5), fc.double());
    fc.assert(
      fc.property(fc.array(number, { maxLength: 1000 }), (numbers) => {
        expect(collected(numbers)).toEqual(Float64Array.from(numbers));
      }),
    );
  });

  it("gives back many bytes, and what comes behind them", () => {
    const numbers = Float64Array.from({ length: 3_000_000 }, (_, index) => index % 256);
    const mixed = numbers.slice();
    mixed[2_500_000] = 0.5;
    for (const given of [numbers, mixed]) {
      const back = collected(given);
      expect(back).toHaveLength(given.length);
      expect(back.every((number, index) => number === given[index])).toBe(true);
    }
  });

  it("takes a byte for each number while all are bytes, and one array at the end", () => {
    let created = 0;
    const collection = new CompactNumbers((length) => {
      created += length;
      return new Float32Array(length);
    });
    const before = created;
    for (let index = 0; index < 1_000_000; index++) collection.push(7);
    expect(created).toBe(before);
    expect(collection.take()).toHaveLength(1_000_000);
    expect(created).toBe(before + 1_000_000);
  });
});
