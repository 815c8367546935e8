import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MaxNorm } from "../../src/constraints/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import { Dense } from "../../src/layers/index.js";
import { MeanSquaredError } from "../../src/losses/index.js";
import { Sequential } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { elementCount, tensor, type DType, type Shape } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { laidOut, layouts, round, valuesOf } from "../support/random-tensor.js";

/** One rounding of float32; of float64 some, of the sum, the root and the quotient. */
const bounds = { float32: 2 ** -24, float64: 2 ** -49 } as const;

/** Weights in any layout, some of them large or tiny, with a limit. */
const cases = fc
  .record({
    shape: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 3 }),
    dtype: fc.constantFrom<DType>("float32", "float64"),
    layout: fc.constantFrom(...layouts),
    limit: fc.double({ min: 2 ** -10, max: 100, noNaN: true }),
  })
  .chain((given) => {
    const count = elementCount(given.shape);
    const weight = fc.oneof(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -1e20, max: 1e20, noNaN: true }),
      fc.constantFrom(0, -0),
    );
    return fc.record({
      given: fc.constant(given),
      values: fc
        .array(weight, { minLength: count, maxLength: count })
        .map((all) => all.map((value) => round(value, given.dtype))),
    });
  });

function normsOf(values: readonly number[], shape: Shape): number[] {
  const units = shape.at(-1)!;
  return Array.from({ length: units }, (_, unit) =>
    Math.sqrt(values.reduce((sum, w, i) => (i % units === unit ? sum + w * w : sum), 0)),
  );
}

describe("MaxNorm", () => {
  test("scales the columns of [inputs, units] whose norm exceeds the limit, and no others", () => {
    const weights = tensor([
      [3, 0, 0.3, 6],
      [4, -0, 0.4, 8],
    ]);
    new MaxNorm(5).apply(weights);
    expect([...weights.data]).toEqual([3, 0, 0.3, 3, 4, -0, 0.4, 4].map(Math.fround));
  });

  test("leaves no unit's norm above limit · (1 + 2⁻²⁴ or 2⁻⁴⁹), and the direction of each", () => {
    fc.assert(
      fc.property(cases, ({ given: { shape, dtype, layout, limit }, values }) => {
        const weights = laidOut(values, shape, dtype, layout);
        new MaxNorm(limit).apply(weights);
        const limited = valuesOf(weights);
        const tolerance = bounds[dtype];
        for (const norm of normsOf(limited, shape)) {
          expect(norm).toBeLessThanOrEqual(limit * (1 + tolerance) + 1e-40);
        }
        const norms = normsOf(values, shape);
        limited.forEach((w, i) => {
          const norm = norms[i % norms.length]!;
          const expected = values[i]! * Math.min(1, limit / norm);
          if (norm < limit * (1 - 1e-14)) expect(w).toBe(values[i]);
          else {
            const error = Math.abs(w - expected);
            expect(error).toBeLessThanOrEqual(tolerance * Math.abs(expected) + 1e-40);
          }
        });
      }),
    );
  });

  test("applied a second time changes weights by a factor of at most 1 ± 2⁻²² or 2⁻⁴⁸", () => {
    fc.assert(
      fc.property(cases, ({ given: { shape, dtype, layout, limit }, values }) => {
        const weights = laidOut(values, shape, dtype, layout);
        const constraint = new MaxNorm(limit);
        constraint.apply(weights);
        const once = valuesOf(weights);
        constraint.apply(weights);
        valuesOf(weights).forEach((w, i) => {
          const error = Math.abs(w - once[i]!);
          expect(error).toBeLessThanOrEqual(4 * bounds[dtype] * Math.abs(once[i]!) + 1e-40);
        });
      }),
    );
  });

  test("leaves a unit with a NaN or an infinity as it is, so that training finds it", () => {
    const rows = [
      [NaN, Infinity, 30],
      [7, 7, 40],
    ];
    const weights = tensor(rows);
    new MaxNorm(5).apply(weights);
    expect([...weights.data]).toEqual([NaN, Infinity, 3, 7, 7, 4]);
  });

  test.each([0, -1, NaN, Infinity])("refuses the limit %d", (limit) => {
    expect(() => new MaxNorm(limit)).toThrow(ArgumentError);
    expect(() => new MaxNorm(limit)).toThrow("MaxNorm, limit");
  });

  test("refuses a limit that is no number", () => {
    expect(() => new MaxNorm("3" as unknown as number)).toThrow(ArgumentError);
  });

  test("gives files the limit", () => {
    expect(new MaxNorm(3).constructorArguments()).toEqual([3]);
  });
});

test("fit keeps every unit of a layer with MaxNorm within the limit after every step, biases aside", async () => {
  const random = new RandomState(1);
  const inputs = tensor(random.randn(40, 3).data, [40, 3]);
  const targets = tensor(
    Array.from({ length: 40 }, (_, i) => [4 * inputs.get(i, 0) + 9, -0.2 * inputs.get(i, 1)]),
  );
  const layer = new Dense(3, 2, { weightConstraint: new MaxNorm(1) });
  const model = new Sequential(layer).initialize(new RandomState(2));
  const norms: number[][] = [];
  await model.fit(inputs, targets, {
    loss: new MeanSquaredError(),
    optimizer: new SGD({ learningRate: 0.1 }),
    ...{ epochs: 20, batchSize: 10, seed: 1 },
    callbacks: [
      { onBatchEnd: () => void norms.push(normsOf(valuesOf(layer.weights.value), [3, 2])) },
    ],
  });
  expect(norms).toHaveLength(80);
  for (const norm of norms.flat()) expect(norm).toBeLessThanOrEqual(1 + 2 ** -24);
  const [limited, free] = norms.at(-1)!;
  expect(limited).toBeGreaterThan(0.999);
  expect(free).toBeLessThan(0.5);
  expect(layer.bias!.value.get(0)).toBeGreaterThan(5);
});
