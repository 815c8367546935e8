import ndarray from "ndarray";
import { describe, expect, it } from "vitest";
import { RandomState, type Seed } from "../../../src/tensor/random-state/index.js";
import { hasNumpy, runNumpy } from "./numpy-oracle.js";

const DRAWS = 120_000;
const seeds = ([7, 2026, 4294967295, [11, 0, 22]] as Seed[]).map((seed) => ({ seed }));
const ranges: [number, number][] = [
  [0, 6],
  [-1000, 25],
  [-(2 ** 31), 2 ** 31],
  [0, 2 ** 32],
  [0, 2 ** 32 + 1],
  [-(2 ** 40), 2 ** 45],
  [-(2 ** 52), 2 ** 52],
];

const range = (length: number): Int32Array => new Int32Array(length).map((_, index) => index);
const bytesOf = (array: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }) =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);

function expectSameBits(ours: readonly Parameters<typeof bytesOf>[0][], theirs: Buffer): void {
  const bytes = Buffer.concat(ours.map(bytesOf));
  expect(bytes.length).toBe(theirs.length);
  expect(bytes.equals(theirs)).toBe(true);
}

describe.skipIf(!hasNumpy())("RandomState against NumPy, live", () => {
  it.each(seeds)("draws the uniform numbers of seed $seed to the last bit", ({ seed }) => {
    const random = new RandomState(seed);
    const ours = [
      random.randomSample(DRAWS).data,
      random.uniform(-0.05, 0.07, DRAWS).data,
      random.uniform(0.3, 1e6, DRAWS).data,
    ];
    const program = `
r = np.random.RandomState(${JSON.stringify(seed)})
emit(r.random_sample(${DRAWS}), "<f8")
emit(r.uniform(-0.05, 0.07, ${DRAWS}), "<f8")
emit(r.uniform(0.3, 1e6, ${DRAWS}), "<f8")
`;
    expectSameBits(ours, runNumpy(program));
  });

  it.each(seeds)("draws the integers of seed $seed, in ranges up to 2^53", ({ seed }) => {
    const random = new RandomState(seed);
    const ours = ranges.map(([low, high]) => Float64Array.from(random.randint(low, high, DRAWS)));
    const program = `
r = np.random.RandomState(${JSON.stringify(seed)})
for low, high in ${JSON.stringify(ranges)}:
    emit(r.randint(low, high, ${DRAWS}), "<f8")
`;
    expectSameBits(ours, runNumpy(program));
  });

  it.each(seeds)("permutes, shuffles and chooses as NumPy does with seed $seed", ({ seed }) => {
    const random = new RandomState(seed);
    const [items, cells, columns] = [range(DRAWS), range(9000), range(9000)];
    const ours = [random.permutation(DRAWS), items, cells, columns];
    random.shuffle(items);
    random.shuffle(ndarray(cells, [3000, 3]));
    random.shuffle(ndarray(columns, [3, 3000]).transpose(1, 0));
    ours.push(random.choice(DRAWS, 5000, { replace: false }), random.choice(77, DRAWS));
    ours.push(random.permutation(items));
    const program = `
r = np.random.RandomState(${JSON.stringify(seed)})
emit(r.permutation(${DRAWS}), "<i4")
items = np.arange(${DRAWS})
r.shuffle(items)
rows = np.arange(9000).reshape(3000, 3)
r.shuffle(rows)
columns = np.arange(9000).reshape(3, 3000)
r.shuffle(columns.T)
for array in (items, rows, columns):
    emit(array, "<i4")
emit(r.choice(${DRAWS}, 5000, replace=False), "<i4")
emit(r.choice(77, ${DRAWS}), "<i4")
emit(r.permutation(items), "<i4")
`;
    expectSameBits(ours, runNumpy(program));
  });

  it.each(seeds)(
    "draws the normal numbers of seed $seed to the last bit wherever the C library's logarithm is the nearest double",
    ({ seed }) => {
      const random = new RandomState(seed);
      const normals = random.randn(DRAWS).data;
      const scaled = random.normal(-3, 0.01, DRAWS).data;
      // Where a pair differs, both numbers are made again from a logarithm of 50 digits, and must
      // then be ours; the logarithm that NumPy uses must be another double than that.
      const program = `
import json, math
from decimal import Decimal, getcontext

getcontext().prec = 50
ours = np.frombuffer(sys.stdin.buffer.read(), dtype="<f8").reshape(2, -1)
r = np.random.RandomState(${JSON.stringify(seed)})
theirs = np.stack([r.randn(${DRAWS}), r.normal(-3, 0.01, ${DRAWS})])
u = np.random.RandomState(${JSON.stringify(seed)}).random_sample(2 * ${2 * DRAWS}).reshape(-1, 2)
x, y = (2 * u - 1).T
square = x * x + y * y
accepted = (square < 1) & (square != 0)
x, y, square = x[accepted], y[accepted], square[accepted]
differ = (ours != theirs).ravel()
unexplained = 0
for pair in sorted(set(np.nonzero(differ)[0] // 2)):
    s = float(square[pair])
    nearest = float(Decimal(s).ln())
    factor = math.sqrt(-2.0 * nearest / s)
    made = np.array([factor * y[pair], factor * x[pair]])
    if 2 * pair >= ${DRAWS}:
        made = -3 + 0.01 * made
    same = (made == ours.ravel()[2 * pair : 2 * pair + 2]).all()
    unexplained += not same or nearest == math.log(s)
print(json.dumps({"differing": int(differ.sum()), "unexplained": int(unexplained)}))
`;
      const input = Buffer.concat([normals, scaled].map(bytesOf));
      const result = JSON.parse(runNumpy(program, input).toString()) as Record<string, number>;
      expect(result["unexplained"]).toBe(0);
      expect(result["differing"]).toBeLessThan(0.05 * 2 * DRAWS);
    },
  );
});
