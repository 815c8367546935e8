/** Words of the generator's state. */
export const STATE_WORDS = 624;

const SHIFT_WORDS = 397;
const TWIST_MATRIX = 0x9908b0df;
const UPPER_BIT = 0x80000000;
const LOWER_BITS = 0x7fffffff;

/**
 * MT19937: 32-bit words with period 2^19937 − 1, seeded as NumPy's `RandomState` seeds it.
 *
 * All 624 words are renewed at once when the last one is used up, so `position` runs from 0 to 624.
 *
 * Source: M. Matsumoto, T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
 * uniform pseudorandom number generator", ACM TOMACS 8 (1998), with the seeding of 2002.
 */
export class MersenneTwister {
  /** The state, 624 words of 32 bits. */
  readonly words = new Uint32Array(STATE_WORDS);
  /** Index of the next word to hand out; 624 when all are used up. */
  position = STATE_WORDS;

  /** Fills the state from one word by a linear congruential recurrence. */
  seed(seed: number): void {
    const { words } = this;
    let previous = seed >>> 0;
    words[0] = previous;
    for (let index = 1; index < STATE_WORDS; index++) {
      previous = (Math.imul(1812433253, previous ^ (previous >>> 30)) + index) >>> 0;
      words[index] = previous;
    }
    this.position = STATE_WORDS;
  }

  /** Mixes a key of at least one 32-bit word into the state. */
  seedWithKey(key: readonly number[]): void {
    this.seed(19650218);
    const { words } = this;
    let index = 1;
    const mix = (multiplier: number, addend: number): void => {
      const previous = word(words, index - 1);
      const product = Math.imul(previous ^ (previous >>> 30), multiplier);
      words[index] = (word(words, index) ^ product) + addend;
      index++;
      if (index === STATE_WORDS) {
        words[0] = word(words, STATE_WORDS - 1);
        index = 1;
      }
    };
    for (let step = 0; step < Math.max(STATE_WORDS, key.length); step++) {
      const keyIndex = step % key.length;
      mix(1664525, (key[keyIndex] ?? 0) + keyIndex);
    }
    for (let step = 1; step < STATE_WORDS; step++) mix(1566083941, -index);
    words[0] = UPPER_BIT;
  }

  /** The next word, 0 to 2^32 − 1. */
  nextUint32(): number {
    if (this.position === STATE_WORDS) this.#renew();
    let bits = word(this.words, this.position++);
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    bits ^= bits >>> 18;
    return bits >>> 0;
  }

  /** The next multiple of 2^−53 in [0, 1), from the upper 27 and 26 bits of two words. */
  nextDouble(): number {
    const upper = this.nextUint32() >>> 5;
    const lower = this.nextUint32() >>> 6;
    return (upper * 0x4000000 + lower) * 2 ** -53;
  }

  #renew(): void {
    const { words } = this;
    for (let index = 0; index < STATE_WORDS - SHIFT_WORDS; index++) {
      words[index] = twist(words, index, index + 1, index + SHIFT_WORDS);
    }
    for (let index = STATE_WORDS - SHIFT_WORDS; index < STATE_WORDS - 1; index++) {
      words[index] = twist(words, index, index + 1, index + SHIFT_WORDS - STATE_WORDS);
    }
    words[STATE_WORDS - 1] = twist(words, STATE_WORDS - 1, 0, SHIFT_WORDS - 1);
    this.position = 0;
  }
}

function twist(words: Uint32Array, current: number, next: number, shifted: number): number {
  const bits = (word(words, current) & UPPER_BIT) | (word(words, next) & LOWER_BITS);
  return word(words, shifted) ^ (bits >>> 1) ^ (-(bits & 1) & TWIST_MATRIX);
}

function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}
