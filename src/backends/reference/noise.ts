import { correctlyRoundedLogarithm } from "../../tensor/random-state/correctly-rounded-logarithm.js";
import type { NoiseKey, NoiseOperations } from "../operations/noise-operations.js";
import { dropThreshold, keepFactor } from "../operations/drop-threshold.js";
import { philox } from "./philox.js";
import { at, forEachElement } from "./strided.js";

/** Elements whose random numbers four counters give: 32 decisions of 16 bits, or 16 normal numbers. */
const dropBlock = 32;
const normalBlock = 16;

/** Random changes of tensors, element by element in row order. */
export const noiseOperations: NoiseOperations = {
  dropout(input, rate, key, output) {
    const threshold = dropThreshold(rate);
    const factor = keepFactor(rate);
    const { data } = output;
    let place = 0;
    let words: Words = [];
    forEachElement([input, output], (i, o) => {
      const inBlock = place % dropBlock;
      if (inBlock === 0) words = wordsOf(place / dropBlock, key);
      place += 1;
      // Eight decisions a word of the four counters, two of each counter, the lower half first.
      const word = words[(inBlock >> 1) & 3]?.[inBlock >> 3] ?? 0;
      const bits = (inBlock & 1) === 0 ? word & 0xffff : word >>> 16;
      data[o] = bits < threshold ? 0 : factor * at(input.data, i);
    });
  },

  addGaussianNoise(input, deviation, key, output) {
    const { data } = output;
    let place = 0;
    let words: Words = [];
    forEachElement([input, output], (i, o) => {
      const inBlock = place % normalBlock;
      if (inBlock === 0) words = wordsOf(place / normalBlock, key);
      place += 1;
      // Of the four counters, the cosines and then the sines of words 0 and 1, and of words 2 and 3.
      const counter = words[inBlock & 3];
      const pair = inBlock >> 3 === 0 ? 0 : 2;
      const noise = normalNumber(
        counter?.[pair] ?? 0,
        counter?.[pair + 1] ?? 0,
        (inBlock & 4) === 0,
      );
      data[o] = at(input.data, i) + deviation * noise;
    });
  },
};

type Words = readonly (readonly number[])[];

/** What the four counters of a block give. */
function wordsOf(block: number, key: NoiseKey): Words {
  return [0, 1, 2, 3].map((lane) => philox([(4 * block + lane) >>> 0, 0, 0, 0], key));
}

/** √(−2 log u) times cosine or sine of an angle, in arithmetic that is the same everywhere. */
function normalNumber(uniform: number, angle: number, isCosine: boolean): number {
  const radius = Math.sqrt(-2 * correctlyRoundedLogarithm((uniform + 1) * 2 ** -32));
  const shifted = angle + 2 ** 29;
  const quarter = Math.floor(shifted / 2 ** 30) + (isCosine ? 1 : 0);
  const y = ((shifted % 2 ** 30) - 2 ** 29) * (2 * Math.PI * 2 ** -32);
  const magnitude = quarter % 2 === 0 ? sine(y) : cosine(y);
  return radius * (quarter % 4 >= 2 ? -magnitude : magnitude);
}

/** sin y for |y| ≤ π/4, by Taylor's series up to y¹⁵. */
function sine(y: number): number {
  return y * series(y * y, 15);
}

/** cos y for |y| ≤ π/4, by Taylor's series up to y¹⁶. */
function cosine(y: number): number {
  return series(y * y, 16);
}

/** 1 − z/((m − 1)·m)·(…), the innermost m being `last`. */
function series(z: number, last: number): number {
  let sum = 1;
  for (let m = last; m > 1; m -= 2) sum = 1 - (z / ((m - 1) * m)) * sum;
  return sum;
}
