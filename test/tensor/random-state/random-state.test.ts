import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.js";
import { RandomState, type DrawSize } from "../../../src/tensor/random-state/index.js";

const seeds = fc.nat(2 ** 32 - 1);
const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

describe("RandomState", () => {
  it("gives a number without a size and a float64 tensor of the shape with one", () => {
    const random = new RandomState(7);
    for (const number of [random.randomSample(), random.rand(), random.randn()]) {
      expect(typeof number).toBe("number");
    }
    expect(random.rand(2, 3).shape).toEqual([2, 3]);
    expect(random.randn(4).shape).toEqual([4]);
    expect(random.randomSample(5).shape).toEqual([5]);
    expect(random.randomSample([]).size).toBe(1);
    expect(random.uniform(0, 1, [3, 0]).size).toBe(0);
    expect(random.normal(0, 1, [2, 2, 2]).dtype).toBe("float64");
  });

  it("gives the same numbers one at a time, as a tensor and by filling an array", () => {
    fc.assert(
      fc.property(seeds, fc.nat(700), (seed, count) => {
        const single = new RandomState(seed);
        const [tensor, fill] = [single.clone(), single.clone()];
        const filled = new Float64Array(count);
        fill.fillUniform(filled, -0.3, 0.9);
        expect(tensor.uniform(-0.3, 0.9, count).data).toEqual(filled);
        expect(range(count).map(() => single.uniform(-0.3, 0.9))).toEqual(Array.from(filled));
        fill.fillNormal(filled, 2, 0.1);
        expect(tensor.normal(2, 0.1, [count]).data).toEqual(filled);
        expect(range(count).map(() => single.normal(2, 0.1))).toEqual(Array.from(filled));
        expect(single.getState()).toEqual(fill.getState());
        expect(tensor.getState()).toEqual(fill.getState());
      }),
      { numRuns: 25 },
    );
  });

  it("draws uniform numbers from low up to, but not including, high", () => {
    const { data } = new RandomState(2026).uniform(-2, 3, 50_000);
    expect(data.every((value) => value >= -2 && value < 3)).toBe(true);
    expect(data.reduce((sum, value) => sum + value) / data.length).toBeCloseTo(0.5, 1);
  });

  it("permutes: permutation(n) holds each of 0 to n - 1 once", () => {
    fc.assert(
      fc.property(seeds, fc.nat(300), (seed, n) => {
        const permutation = new RandomState(seed).permutation(n);
        expect(Array.from(permutation).sort((left, right) => left - right)).toEqual(range(n));
      }),
    );
  });

  it("permutes a copy of given integers and leaves them as they were", () => {
    const items = Int32Array.from([5, -3, 5, 2 ** 31 - 1, -(2 ** 31)]);
    const permuted = new RandomState(7).permutation(items);
    const order = new RandomState(7).permutation(items.length);
    expect(Array.from(permuted)).toEqual(Array.from(order, (index) => items[index]));
    expect(Array.from(items)).toEqual([5, -3, 5, 2 ** 31 - 1, -(2 ** 31)]);
  });

  it("chooses the first of a permutation without replacement and draws integers with it", () => {
    const without = new RandomState(7).choice(40, 12, { replace: false });
    expect(without).toEqual(new RandomState(7).permutation(40).slice(0, 12));
    expect(new RandomState(7).choice(40, 90)).toEqual(new RandomState(7).randint(0, 40, 90));
  });

  it("gives integers as an Int32Array when the range fits one, else as a Float64Array", () => {
    const random = new RandomState(7);
    expect(random.randint(-(2 ** 31), 2 ** 31, 3)).toBeInstanceOf(Int32Array);
    expect(random.randint(-(2 ** 31) - 1, 2 ** 31, 3)).toBeInstanceOf(Float64Array);
    expect(random.randint(0, 2 ** 31 + 1, 3)).toBeInstanceOf(Float64Array);
    expect(random.randint(5, undefined, 100).every((value) => value >= 0 && value < 5)).toBe(true);
  });

  it("draws integers from low to high - 1, for any range up to 2^53", () => {
    const safe = fc.maxSafeInteger();
    fc.assert(
      fc.property(seeds, safe, safe, (seed, first, second) => {
        const [low, high] = [Math.min(first, second), Math.max(first, second)];
        fc.pre(low < high && Number.isSafeInteger(high - 1 - low));
        const value = new RandomState(seed).randint(low, high);
        expect(Number.isSafeInteger(value) && value >= low && value < high).toBe(true);
      }),
    );
  });

  it("clones itself: both go on with the same numbers, independently", () => {
    const random = new RandomState(7);
    random.randn(3);
    const copy = random.clone();
    const numbers = random.randn(10).data;
    expect(copy.randn(10).data).toEqual(numbers);
    expect(copy.getState()).toEqual(random.getState());
  });

  it("refuses arguments that make no sense with an ArgumentError and consumes nothing", () => {
    const random = new RandomState(7);
    const target = new Float64Array(2);
    const calls: (() => unknown)[] = [
      () => random.randomSample(-1),
      () => random.randomSample([2, 0.5]),
      () => random.randomSample(2 ** 32),
      () => random.randomSample("3" as unknown as DrawSize),
      () => random.rand(NaN),
      () => random.randn(2 ** 30, 2 ** 30),
      () => random.uniform(1, 0),
      () => random.uniform(NaN, 1),
      () => random.uniform(0, Infinity, 3),
      () => random.uniform(-Number.MAX_VALUE, Number.MAX_VALUE),
      () => random.normal(0, -1),
      () => random.normal(Infinity, 1, 2),
      () => random.randint(0),
      () => random.randint(3, 3),
      () => random.randint(0, 1.5),
      () => random.randint(0, 2 ** 53),
      () => random.randint(-(2 ** 52) - 1, 2 ** 52),
      () => random.randint(0, 5, -1),
      () => random.randint(0, 5, 2 ** 33),
      () => random.permutation(-1),
      () => random.permutation(2 ** 31 + 1),
      () => random.permutation([1, 2.5]),
      () => random.permutation([2 ** 31]),
      () => random.choice(5, 6, { replace: false }),
      () => random.choice(0, 1),
      () => random.choice(5, -1),
      () => {
        random.fillUniform(target, 2, 1);
      },
      () => {
        random.fillNormal(target, 0, NaN);
      },
    ];
    for (const call of calls) expect(call, call.toString()).toThrow(ArgumentError);
    expect(random.getState()).toEqual(new RandomState(7).getState());
    expect(target).toEqual(new Float64Array(2));
  });
});
