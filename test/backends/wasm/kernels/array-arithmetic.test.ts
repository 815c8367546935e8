import { beforeAll, beforeEach, expect, test } from "vitest";
import { compileKernels, type KernelModule } from "../../../support/compile-kernels.js";
import {
  dtypes,
  expectRangeInvariance,
  numbers,
  readOnly,
  updatedInPlace,
} from "../../../support/kernel-checks.js";

let kernels: KernelModule;

beforeAll(async () => {
  kernels = await compileKernels("elementwise");
}, 120_000);

beforeEach(() => {
  kernels.clear();
});

test("addScaled, addScaledSign, scaledDifference, rescale and fill give the formula's bits, in pieces too", () => {
  for (const dtype of dtypes) {
    const round = dtype === "float32" ? Math.fround : (x: number): number => x;
    const x = numbers(27, dtype, 9).map((value, i) => [value, 0, -0, value][i % 4]!);
    const y = numbers(27, dtype, 10);
    const cases: readonly [
      string,
      (pointers: readonly number[], start: number, end: number) => void,
      (x: number, y: number) => number,
    ][] = [
      [
        "addScaled",
        ([a, b], start, end) => kernels.call("addScaled", dtype, a!, 0.3, b!, start, end),
        (a, b) => round(b + round(round(0.3) * a)),
      ],
      [
        "addScaledSign",
        ([a, b], start, end) => kernels.call("addScaledSign", dtype, a!, 0.3, b!, start, end),
        (a, b) => round(b + round(round(0.3) * Math.sign(a))),
      ],
      [
        "scaledDifference",
        ([a, b], start, end) =>
          kernels.call("scaledDifference", dtype, a!, b!, 0.3, b!, start, end),
        (a, b) => round(round(0.3) * round(a - b)),
      ],
      [
        "rescale",
        ([a, b], start, end) => kernels.call("rescale", dtype, a!, 0.3, 0.7, b!, start, end),
        (a) => round(round(round(0.3) * a) + round(0.7)),
      ],
      [
        "fill",
        ([, b], start, end) => kernels.call("fill", dtype, b!, 0.3, start, end),
        () => round(0.3),
      ],
    ];
    for (const [name, run, formula] of cases) {
      expectRangeInvariance(
        kernels,
        dtype,
        [readOnly(x), updatedInPlace(y)],
        run,
        `${name}, ${dtype}`,
      );
      kernels.clear();
      const pointers = [kernels.place(x, dtype), kernels.place(y, dtype)];
      run(pointers, 0, x.length);
      const results = Array.from(kernels.array(pointers[1]!, x.length, dtype));
      expect(results, `${name}, ${dtype}`).toEqual(x.map((a, i) => formula(a, y[i]!)));
    }
  }
});

test("addScaledSign of NaN is NaN", () => {
  for (const dtype of dtypes) {
    const source = kernels.place([Number.NaN, 2], dtype);
    const target = kernels.place([1, 1], dtype);
    kernels.call("addScaledSign", dtype, source, 0.5, target, 0, 2);
    expect(Array.from(kernels.array(target, 2, dtype))).toEqual([Number.NaN, 1.5]);
  }
});

test("convertBytes turns every byte into its number, from any element to any other", () => {
  for (const dtype of dtypes) {
    for (const [start, end] of [
      [0, 256],
      [1, 255],
      [3, 6],
      [5, 5],
      [250, 251],
    ] as const) {
      kernels.clear();
      const input = kernels.reserve(64, "float32");
      kernels.bytes(input, 256).set(Array.from({ length: 256 }, (_, i) => i));
      const output = kernels.reserve(256, dtype);
      kernels.call("convertBytes", dtype, input, output, start, end);
      const expected = Array.from({ length: 256 }, (_, i) =>
        i >= start && i < end ? i : Number.NaN,
      );
      expect(Array.from(kernels.array(output, 256, dtype))).toEqual(expected);
    }
  }
});

test("widen and narrow convert like typed arrays, from any element to any other", () => {
  const values = [...numbers(9, "float64", 11), 1e-42, 1e300, -0, Number.NaN, -Infinity];
  const count = values.length;
  for (const [start, end] of [
    [0, count],
    [1, count - 1],
    [4, 5],
    [6, 6],
  ] as const) {
    kernels.clear();
    const doubles = kernels.place(values, "float64");
    const singles = kernels.reserve(count, "float32");
    kernels.call("narrow", undefined, doubles, singles, start, end);
    const inRange = (_: unknown, i: number): boolean => i >= start && i < end;
    const narrowed = Array.from(kernels.array(singles, count, "float32"));
    expect(narrowed.filter(inRange)).toEqual(values.map(Math.fround).filter(inRange));
    expect(narrowed.filter((_, i) => !inRange(_, i)).every(Number.isNaN)).toBe(true);
    const widened = kernels.reserve(count, "float64");
    kernels.call("widen", undefined, singles, widened, start, end);
    expect(Array.from(kernels.array(widened, count, "float64"))).toEqual(narrowed);
  }
});
