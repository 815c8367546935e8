import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextBoundedInteger } from "../../../src/tensor/random-state/bounded-integer.js";
import { MersenneTwister } from "../../../src/tensor/random-state/mersenne-twister.js";

function seeded(seed: number): MersenneTwister {
  const twister = new MersenneTwister();
  twister.seed(seed);
  return twister;
}

describe("nextBoundedInteger", () => {
  it("is a whole number from 0 to its maximum, for any maximum up to 2^53 - 1", () => {
    const maximum = fc.maxSafeNat();
    fc.assert(
      fc.property(fc.nat(), maximum, (seed, bound) => {
        const value = nextBoundedInteger(seeded(seed), bound);
        expect(Number.isSafeInteger(value) && value >= 0 && value <= bound).toBe(true);
      }),
    );
  });

  it("takes no word for 0, one for 2^32 - 1 and two, the upper first, for 2^53 - 1", () => {
    const twister = seeded(7);
    expect(nextBoundedInteger(twister, 0)).toBe(0);
    const words = seeded(7);
    expect(nextBoundedInteger(twister, 2 ** 32 - 1)).toBe(words.nextUint32());
    const upper = words.nextUint32() & 0x1fffff;
    expect(nextBoundedInteger(twister, 2 ** 53 - 1)).toBe(upper * 2 ** 32 + words.nextUint32());
  });

  it("gives each of 6 values a share of 1/6 within 5 standard deviations in 60,000 draws", () => {
    const twister = seeded(2026);
    const counts = new Array<number>(6).fill(0);
    for (let draw = 0; draw < 60_000; draw++) {
      const value = nextBoundedInteger(twister, 5);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    const deviation = Math.sqrt((60_000 * 5) / 36);
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * deviation);
  });
});
