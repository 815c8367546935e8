import { describe, expect, it } from "vitest";
import { MersenneTwister } from "../../../src/tensor/random-state/mersenne-twister.js";

describe("MersenneTwister", () => {
  it("gives 4123659995 as the 10,000th word of seed 5489, as the C++ standard demands", () => {
    const twister = new MersenneTwister();
    twister.seed(5489);
    for (let draw = 1; draw < 10_000; draw++) twister.nextUint32();
    expect(twister.nextUint32()).toBe(4123659995);
  });

  it("gives the published first words for the key 0x123, 0x234, 0x345, 0x456", () => {
    const twister = new MersenneTwister();
    twister.seedWithKey([0x123, 0x234, 0x345, 0x456]);
    const words = Array.from({ length: 5 }, () => twister.nextUint32());
    expect(words).toEqual([1067595299, 955945823, 477289528, 4107218783, 4228976476]);
  });

  it("makes a double from the upper 27 bits of one word and the upper 26 of the next", () => {
    const [words, doubles] = [new MersenneTwister(), new MersenneTwister()];
    words.seed(2026);
    doubles.seed(2026);
    for (let draw = 0; draw < 1000; draw++) {
      const upper = BigInt(words.nextUint32() >>> 5);
      const lower = BigInt(words.nextUint32() >>> 6);
      expect(doubles.nextDouble()).toBe(Number((upper << 26n) | lower) / 2 ** 53);
    }
  });
});
