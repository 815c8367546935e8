import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors/index.js";
import {
  IndependentBatches,
  SequentialBatches,
  ShuffledBatches,
  type BatchSampler,
} from "../../src/models/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";

const sizes = fc
  .integer({ min: 1, max: 40 })
  .chain((count) => fc.tuple(fc.constant(count), fc.integer({ min: 1, max: count }), fc.nat(1000)));

function collect(sampler: BatchSampler, count: number, batchSize: number, seed = 0): number[][] {
  const random = new RandomState(seed);
  return Array.from(sampler.batches(count, batchSize, random), (rows) => Array.from(rows));
}

function ascending(count: number): number[] {
  return Array.from({ length: count }, (_, row) => row);
}

describe("SequentialBatches", () => {
  it("gives every row once, in order, the last batch smaller", () => {
    expect(collect(new SequentialBatches(), 5, 2)).toEqual([[0, 1], [2, 3], [4]]);
    expect(collect(new SequentialBatches(), 4, 4)).toEqual([[0, 1, 2, 3]]);
  });
});

describe("ShuffledBatches", () => {
  it("gives every row once an epoch, in batches that are full but for the last", () => {
    fc.assert(
      fc.property(sizes, ([count, batchSize, seed]) => {
        const batches = collect(new ShuffledBatches(), count, batchSize, seed);
        expect(batches.flat().sort((a, b) => a - b)).toEqual(ascending(count));
        expect(batches.slice(0, -1).every((rows) => rows.length === batchSize)).toBe(true);
      }),
    );
  });

  it("draws the order as NumPy's permutation does, another one for the next epoch", () => {
    const random = new RandomState(7);
    const sampler = new ShuffledBatches();
    const epochs = [0, 1].map(() =>
      Array.from(sampler.batches(6, 6, random), (b) => Array.from(b)),
    );
    const expected = new RandomState(7);
    expect(epochs.flat()).toEqual([0, 1].map(() => Array.from(expected.permutation(6))));
  });
});

describe("IndependentBatches", () => {
  it("gives as many batches as wanted, each of distinct rows", () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 5 }), ([count, batchSize, seed], wanted) => {
        const sampler = new IndependentBatches({ batchesPerEpoch: wanted });
        const batches = collect(sampler, count, batchSize, seed);
        expect(batches.map((rows) => new Set(rows).size)).toEqual(Array(wanted).fill(batchSize));
        expect(batches.flat().every((row) => row >= 0 && row < count)).toBe(true);
      }),
    );
  });

  it("starts with each of the 6 orders of 2 of 3 rows equally often: 6000 seeds within 5 deviations", () => {
    const counts = new Map<string, number>();
    const sampler = new IndependentBatches({ batchesPerEpoch: 1 });
    for (let seed = 0; seed < 6000; seed++) {
      const order = collect(sampler, 3, 2, seed).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    const deviation = Math.sqrt(6000 * (1 / 6) * (5 / 6));
    for (const count of counts.values()) {
      expect(Math.abs(count - 1000)).toBeLessThan(5 * deviation);
    }
  });

  it.each([0, -1, 1.5, Number.NaN, Infinity])("refuses %s batches an epoch", (batchesPerEpoch) => {
    expect(() => new IndependentBatches({ batchesPerEpoch })).toThrow(ArgumentError);
  });
});
