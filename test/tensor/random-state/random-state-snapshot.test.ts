import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.js";
import { RandomState, type RandomStateSnapshot } from "../../../src/tensor/random-state/index.js";

const seeds = fc.nat(2 ** 32 - 1);
const odd = (draws: number): RandomState => {
  const random = new RandomState(2026);
  random.randn(2 * draws + 1);
  return random;
};

describe("a state of RandomState", () => {
  it("continues the stream in another generator, also after a trip through JSON", () => {
    fc.assert(
      fc.property(seeds, fc.nat(1500), fc.nat(5), (seed, draws, normals) => {
        const random = new RandomState(seed);
        random.randomSample(draws);
        random.randn(normals);
        const state = random.getState();
        const restored = new RandomState(0);
        restored.setState(JSON.parse(JSON.stringify(state)) as RandomStateSnapshot);
        expect(restored.getState()).toEqual(state);
        expect(restored.randn(5).data).toEqual(random.randn(5).data);
        expect(restored.randint(0, 2 ** 40, 700)).toEqual(random.randint(0, 2 ** 40, 700));
      }),
      { numRuns: 40 },
    );
  });

  it("carries the cached normal number, which the next call returns", () => {
    const random = odd(3);
    const state = random.getState();
    expect(state.hasGauss).toBe(true);
    expect(random.randn()).toBe(state.cachedGauss);
    expect(random.getState()).toEqual({ ...state, hasGauss: false, cachedGauss: 0 });
  });

  it("is a copy: drawing on does not change it", () => {
    const random = new RandomState(7);
    const state = random.getState();
    random.randomSample(1000);
    expect(state).toEqual(new RandomState(7).getState());
  });

  it("is refused with an ArgumentError when a part is wrong, and the generator stays as it was", () => {
    const good = new RandomState(7).getState();
    const words = (index: number, word: unknown): unknown[] =>
      good.words.map((other, at) => (at === index ? word : other));
    const zeros = new Array<number>(624).fill(0);
    const wrong: unknown[] = [
      null,
      undefined,
      7,
      "state",
      [],
      {},
      { ...good, words: undefined },
      { ...good, words: good.words.slice(1) },
      { ...good, words: [...good.words, 1] },
      { ...good, words: new Uint32Array(624).fill(1) },
      { ...good, words: new Array(624) },
      ...[-1, 0.5, 2 ** 32, NaN, "1", null, 1n].map((word) => ({
        ...good,
        words: words(623, word),
      })),
      { ...good, words: zeros },
      { ...good, words: [2 ** 31 - 1, ...zeros.slice(1)] },
      ...[-1, 625, 0.5, NaN, "0", undefined].map((position) => ({ ...good, position })),
      ...[0, 1, "true", undefined].map((hasGauss) => ({ ...good, hasGauss })),
      ...[NaN, Infinity, "0", null, undefined].map((cachedGauss) => ({ ...good, cachedGauss })),
    ];
    const random = odd(400);
    const before = random.getState();
    for (const state of wrong) {
      expect(() => {
        random.setState(state as RandomStateSnapshot);
      }).toThrow(ArgumentError);
      expect(random.getState()).toEqual(before);
    }
  });

  it("names the part that is wrong", () => {
    const good = new RandomState(7).getState();
    expect(() => {
      new RandomState(7).setState({ ...good, position: 700 });
    }).toThrow(/position: expected a whole number from 0 to 624, received 700/);
  });
});
