import { readFileSync } from "node:fs";
import { join } from "node:path";
import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import {
  RandomState,
  type RandomStateSnapshot,
  type Seed,
} from "../../../src/tensor/random-state/index.js";

interface SeedRecord {
  seed: Seed;
  firstWords: number[];
  randomSample: number[];
  uniform: number[];
  randn: number[];
  normal: number[];
  randint: { range: [number, number]; values: number[] }[];
  permutation: number[];
  choice: number[];
  choiceWithReplacement: number[];
  shuffledRows: number[];
  afterAnother100000: number[];
}

interface Recording {
  seeds: SeedRecord[];
  after1001Normals: { state: RandomStateSnapshot; randn: number[] };
}

const fixture = new URL("../../fixtures/numpy-random-state.json", import.meta.url);
const recording = JSON.parse(readFileSync(fixture, "utf8")) as Recording;
const range = (length: number): Int32Array => new Int32Array(length).map((_, index) => index);

describe("RandomState against what NumPy gave", () => {
  it.each(recording.seeds.map((record, index) => ({ index, record })))(
    "gives NumPy's numbers to the last bit, one kind after the other, seed number $index",
    ({ record }) => {
      const random = new RandomState(record.seed);
      expect(random.getState().words.slice(0, 4)).toEqual(record.firstWords);
      expect(Array.from(random.randomSample(12).data)).toEqual(record.randomSample);
      expect(Array.from(random.uniform(-0.05, 0.07, 12).data)).toEqual(record.uniform);
      expect(Array.from(random.randn(25).data)).toEqual(record.randn);
      expect(Array.from(random.normal(-1.5, 0.25, 12).data)).toEqual(record.normal);
      for (const { range, values } of record.randint) {
        expect(Array.from(random.randint(...range, 12))).toEqual(values);
      }
      expect(Array.from(random.permutation(30))).toEqual(record.permutation);
      expect(Array.from(random.choice(50, 10, { replace: false }))).toEqual(record.choice);
      expect(Array.from(random.choice(50, 10))).toEqual(record.choiceWithReplacement);
      const rows = ndarray(range(24), [8, 3]);
      random.shuffle(rows);
      expect(Array.from(rows.data)).toEqual(record.shuffledRows);
      random.fillUniform(new Float64Array(100_000), 0, 1);
      expect(Array.from(random.randomSample(3).data)).toEqual(record.afterAnother100000);
    },
  );

  it("reaches NumPy's state after 1,001 normal numbers and continues from it", () => {
    const { state, randn } = recording.after1001Normals;
    const random = new RandomState(7);
    random.randn(1001);
    expect(random.getState()).toEqual(state);
    const restored = new RandomState(0);
    restored.setState(state);
    expect(Array.from(restored.randn(3).data)).toEqual(randn);
  });
});

const referenceDirectory = process.env["NUMPY_REFERENCE_DIR"];

describe.skipIf(referenceDirectory === undefined)("RandomState against reference numbers", () => {
  it("gives the numbers of numpy_randomstate.json in its order, for every seed", () => {
    const path = join(referenceDirectory ?? "", "numpy_randomstate.json");
    const { seeds } = JSON.parse(readFileSync(path, "utf8")) as {
      seeds: Record<string, Record<string, number[]>>;
    };
    for (const [seed, expected] of Object.entries(seeds)) {
      const random = new RandomState(Number(seed));
      const shuffled = range(12);
      const numbers = {
        random_sample: random.randomSample(6).data,
        "uniform_-1_1": random.uniform(-1, 1, 5).data,
        randn: random.randn(7).data,
        rand: random.rand(3).data,
        permutation_10: random.permutation(10),
        shuffle_arange_12: (random.shuffle(shuffled), shuffled),
        randint_0_1000: random.randint(0, 1000, 8),
        randn_after: random.randn(2).data,
        choice_20_no_replace_5: random.choice(20, 5, { replace: false }),
      };
      const plain = Object.entries(numbers).map(([name, values]) => [name, Array.from(values)]);
      expect(Object.fromEntries(plain)).toEqual(expected);
    }
    expect(Object.keys(seeds).length).toBeGreaterThan(0);
  });
});
