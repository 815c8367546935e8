import { readFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DType } from "../../../../src/tensor/index.js";
import { compileKernels, type KernelModule } from "../../../support/compile-kernels.js";
import { mathClaims, specialValues } from "../../../support/math-claims.js";
import { mathFunctions, type MathFunctionName } from "../../../support/math-functions.js";

let kernels: KernelModule;

beforeAll(async () => {
  kernels = await compileKernels("math");
}, 120_000);

beforeEach(() => {
  kernels.clear();
});

describe.each(mathClaims)("$name", ({ name, float32, float64, thresholds }) => {
  test(`${name} has relative error < ${float32} in float32 over the whole range, in steps of 4099 bit patterns`, () => {
    const bits = Array.from({ length: Math.floor(2 ** 32 / 4099) }, (_, i) => i * 4099);
    expectFloat32(name, asFloats(bits), float32);
  });

  test(`${name} has relative error < ${float32} in float32 at the 1000 numbers on each side of ${thresholds.join(", ")}`, () => {
    const near = thresholds.flatMap((threshold) => {
      const [center = 0] = new Uint32Array(Float32Array.of(threshold).buffer);
      return Array.from({ length: 2001 }, (_, i) => (center + i - 1000) >>> 0);
    });
    expectFloat32(name, asFloats(near), float32);
  });

  test(`${name} has relative error < ${float64} in float64 at 180 recorded points and more`, () => {
    const rows = recorded()[name];
    const results = evaluate(
      name,
      rows.map(([x]) => x),
      "float64",
    );
    const errors = rows.map(([, high, low], i) => {
      const error = Math.abs(results[i]! - high - low);
      return error / Math.max(Math.abs(high), 2 ** -1022 / float64 / 2);
    });
    expect(errors.length).toBeGreaterThanOrEqual(180);
    expect(Math.max(...errors)).toBeLessThan(float64);
  });

  test(`${name} of ±0, ±Infinity and NaN is the limit, in both types`, () => {
    for (const dtype of ["float32", "float64"] as const) {
      const results = evaluate(
        name,
        specialValues[name].map(([x]) => x),
        dtype,
      );
      specialValues[name].forEach(([x, limit], i) => {
        const expected = x === 1e-40 && dtype === "float64" ? x : limit;
        expect(results[i], `${name}(${x}) in ${dtype}`).toBe(expected);
      });
    }
  });
});

test("exp of the largest arguments below overflow is finite, of the next one Infinity", () => {
  expect(Array.from(evaluate("exp", [88.72283, 88.72284], "float32"), Number.isFinite)).toEqual([
    true,
    false,
  ]);
  expect(
    Array.from(evaluate("exp", [709.782712893384, 709.7827128933841], "float64"), Number.isFinite),
  ).toEqual([true, false]);
});

test("exp gives denormal numbers within one step of their spacing, down to the smallest", () => {
  const arguments32 = Array.from({ length: 1700 }, (_, i) => -87.4 - i / 100);
  const rounded = Float32Array.from(arguments32);
  evaluate("exp", rounded, "float32").forEach((value, i) => {
    expect(Math.abs(value - Math.exp(rounded[i]!))).toBeLessThanOrEqual(2 ** -149);
  });
  const arguments64 = Array.from({ length: 370 }, (_, i) => -708.5 - i / 10);
  evaluate("exp", arguments64, "float64").forEach((value, i) => {
    expect(Math.abs(value - Math.exp(arguments64[i]!))).toBeLessThanOrEqual(2 ** -1073);
  });
});

test("log of denormal numbers is as accurate as of others, in both types", () => {
  for (const exponent of [-149, -140, -127]) {
    const [single] = evaluate("log", [2 ** exponent], "float32");
    expect(single).toBe(Math.fround(exponent * Math.LN2));
  }
  for (const exponent of [-1074, -1050, -1023]) {
    const [double] = evaluate("log", [2 ** exponent], "float64");
    expect(Math.abs(double! / (exponent * Math.LN2) - 1)).toBeLessThan(3e-16);
  }
});

test("sigmoid, tanh and the normal distribution never leave their limits, and grow but for rounding, in both types", () => {
  for (const dtype of ["float32", "float64"] as const) {
    const slack = dtype === "float32" ? 4e-7 : 8e-16;
    const inputs = Array.from({ length: 40_001 }, (_, i) => (i - 20_000) / 500);
    for (const [name, low] of [
      ["sigmoid", 0],
      ["tanh", -1],
      ["normalDistribution", 0],
    ] as const) {
      const results = Array.from(evaluate(name, inputs, dtype));
      expect(Math.min(...results)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...results)).toBeLessThanOrEqual(1);
      results.slice(1).forEach((value, i) => {
        expect(value - results[i]!).toBeGreaterThanOrEqual(-slack * Math.abs(value));
      });
    }
  }
});

test("an element has the same bits wherever its range begins and ends, and nothing else is written", () => {
  for (const dtype of ["float32", "float64"] as const) {
    const size = dtype === "float32" ? 4 : 8;
    const inputs = Array.from({ length: 23 }, (_, i) => 0.3 + i / 29);
    for (const { name } of mathClaims) {
      const whole = Array.from(
        evaluate(name, name === "expm1" ? inputs.map((x) => -x) : inputs, dtype),
      );
      for (let start = 0; start < 6; start++) {
        for (let end = start; end <= start + 9; end++) {
          kernels.clear();
          const values = name === "expm1" ? inputs.map((x) => -x) : inputs;
          const input = kernels.place(values, dtype, start % 3);
          const output = kernels.reserve(inputs.length, dtype, end % 3);
          kernels.call(name, dtype, input, output, start, end);
          const results = Array.from(kernels.array(output, inputs.length, dtype));
          const expected = whole.map((value, i) => (i >= start && i < end ? value : Number.NaN));
          expect(results, `${name}, ${dtype}, ${start} to ${end}`).toEqual(expected);
          const behind = kernels.bytes(output + inputs.length * size, 16);
          expect(behind.every((byte) => byte === 0xff)).toBe(true);
        }
      }
    }
  }
});

function expectFloat32(name: MathFunctionName, inputs: Float32Array, bound: number): void {
  const { exact, isDefined } = mathFunctions[name];
  const results = evaluate(name, inputs, "float32");
  let worst = 0;
  let wrong = 0;
  for (let i = 0; i < inputs.length; i++) {
    const x = inputs[i]!;
    if (!isDefined(x)) continue;
    const expected = exact(x);
    const result = results[i]!;
    if (!Number.isFinite(Math.fround(expected)) || !Number.isFinite(result)) {
      if (!Object.is(Math.fround(expected), result)) wrong++;
      continue;
    }
    const error = Math.abs(result - expected);
    // Results below 2^−126 have fewer digits.
    if (error > 1.2 * 2 ** -149) worst = Math.max(worst, error / Math.abs(expected));
  }
  expect(wrong, "results that are not finite where the function is, or the other way round").toBe(
    0,
  );
  expect(worst).toBeLessThan(bound);
  expect(worst, "a bound far above what is reached says little").toBeGreaterThan(bound / 8);
}

function evaluate(
  name: MathFunctionName,
  inputs: ArrayLike<number>,
  dtype: DType,
): Float32Array | Float64Array {
  const chunk = 500_000;
  const results =
    dtype === "float32" ? new Float32Array(inputs.length) : new Float64Array(inputs.length);
  for (let start = 0; start < inputs.length; start += chunk) {
    const part = Array.prototype.slice.call(inputs, start, start + chunk) as number[];
    kernels.clear();
    const input = kernels.place(part, dtype);
    const output = kernels.reserve(part.length, dtype);
    kernels.call(name, dtype, input, output, 0, part.length);
    results.set(kernels.array(output, part.length, dtype), start);
  }
  return results;
}

function asFloats(bits: readonly number[]): Float32Array {
  return new Float32Array(Uint32Array.from(bits).buffer);
}

function recorded(): Record<MathFunctionName, [x: number, high: number, low: number][]> {
  const file = new URL("../../../fixtures/math-values.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as ReturnType<typeof recorded>;
}
