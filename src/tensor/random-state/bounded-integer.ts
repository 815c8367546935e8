import type { MersenneTwister } from "./mersenne-twister.js";

const TWO_TO_32 = 2 ** 32;

/**
 * A whole number from 0 to `maximum` (inclusive, at most 2^53 − 1), each as likely as the others.
 *
 * Draws are cut to the bits that `maximum` needs and drawn again while they exceed it. A maximum
 * below 2^32 takes one word a draw, a greater one two, the upper word first, and 0 takes none:
 * that is the order in which NumPy's `RandomState` consumes its stream.
 */
export function nextBoundedInteger(twister: MersenneTwister, maximum: number): number {
  if (maximum === 0) return 0;
  if (maximum < TWO_TO_32) {
    const mask = maskOf(maximum);
    for (;;) {
      const value = (twister.nextUint32() & mask) >>> 0;
      if (value <= maximum) return value;
    }
  }
  const mask = maskOf(Math.floor(maximum / TWO_TO_32));
  for (;;) {
    const upper = (twister.nextUint32() & mask) >>> 0;
    const value = upper * TWO_TO_32 + twister.nextUint32();
    if (value <= maximum) return value;
  }
}

function maskOf(maximum: number): number {
  return 0xffffffff >>> Math.clz32(maximum);
}
