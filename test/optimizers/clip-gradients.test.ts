import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clipGradients, type GradientLimits } from "../../src/optimizers/clip-gradients.js";
import { Parameter } from "../../src/parameters/index.js";
import { floatArray, type DType } from "../../src/tensor/index.js";
import { valuesOf } from "../support/random-tensor.js";

const dtypes = ["float32", "float64"] as const;
/** Two roundings of float32 or float64. */
const bounds = { float32: 2 ** -23, float64: 2 ** -51 } as const;

function parameterOf(gradient: readonly number[], dtype: DType = "float64"): Parameter {
  const parameter = new Parameter("w", [gradient.length], { dtype });
  parameter.gradient.data.set(gradient);
  return parameter;
}

function clip(
  gradients: readonly (readonly number[])[],
  limits: Partial<GradientLimits>,
  dtype: DType = "float64",
): number[][] {
  const parameters = gradients.map((gradient) => parameterOf(gradient, dtype));
  clipGradients(parameters, { clipNorm: undefined, clipValue: undefined, ...limits });
  return parameters.map(({ gradient }) => valuesOf(gradient));
}

function normOf(gradients: readonly (readonly number[])[]): number {
  return Math.sqrt(gradients.flat().reduce((sum, g) => sum + g * g, 0));
}

function gradientsOf(dtype: DType) {
  const element = fc.oneof(
    fc.double({ min: -4, max: 4, noNaN: true }),
    fc.double({ min: -1e18, max: 1e18, noNaN: true }),
    fc.constantFrom(0, -0, 1, -1),
  );
  return fc.array(
    fc
      .array(element, { maxLength: 9 })
      .map((values) => [...floatArray(values.length, dtype).map((_, i) => values[i]!)]),
    { maxLength: 4 },
  );
}
const limit = fc.double({ min: 2 ** -20, max: 2 ** 40, noNaN: true });

describe("clipNorm", () => {
  test("scales the gradients of all parameters together by c / ‖g‖", () => {
    expect(clip([[3], [0, 4]], { clipNorm: 1 })).toEqual([[3 * (1 / 5)], [0, 4 * (1 / 5)]]);
    expect(clip([[3], [0, 4]], { clipNorm: 2.5 })).toEqual([[1.5], [0, 2]]);
    expect(clip([[3], [0, 4]], { clipNorm: 5 })).toEqual([[3], [0, 4]]);
  });

  test.each(dtypes)(
    "brings any norm below c · (1 + 2⁻²³ or 2⁻⁵¹), in one direction, and keeps gradients below it in %s",
    (dtype) => {
      fc.assert(
        fc.property(gradientsOf(dtype), limit, (gradients, clipNorm) => {
          const clipped = clip(gradients, { clipNorm }, dtype);
          const norm = normOf(gradients);
          if (norm <= clipNorm * (1 - 1e-14)) {
            expect(clipped).toEqual(gradients);
            return;
          }
          expect(normOf(clipped)).toBeLessThanOrEqual(clipNorm * (1 + bounds[dtype]) + 1e-40);
          clipped.flat().forEach((value, i) => {
            const expected = gradients.flat()[i]! * Math.min(1, clipNorm / norm);
            const error = Math.abs(value - expected);
            expect(error).toBeLessThanOrEqual(bounds[dtype] * Math.abs(expected) + 1e-40);
          });
        }),
      );
    },
  );

  test("counts a parameter that is given twice once", () => {
    const parameter = parameterOf([3, 4]);
    clipGradients([parameter, parameter], { clipNorm: 2.5, clipValue: undefined });
    expect(valuesOf(parameter.gradient)).toEqual([1.5, 2]);
  });

  test.each([NaN, Infinity, -Infinity])(
    "clips nothing where a gradient is %d, so that no other is spoiled",
    (value) => {
      const gradients = [[1, 2], [3, value], [4]];
      expect(clip(gradients, { clipNorm: 0.5 })).toEqual(gradients);
    },
  );

  test("finds the norm of float32 gradients whose squares float32 can't hold", () => {
    const scale = 2 ** 100;
    expect(clip([[3 * scale], [4 * scale]], { clipNorm: 5 }, "float32")).toEqual([[3], [4]]);
  });
});

describe("clipValue", () => {
  test.each(dtypes)("brings each element into [−c, c] and keeps those within in %s", (dtype) => {
    fc.assert(
      fc.property(gradientsOf(dtype), limit, (gradients, clipValue) => {
        const [rounded] = floatArray(1, dtype).fill(clipValue);
        clip(gradients, { clipValue }, dtype).forEach((clipped, i) => {
          clipped.forEach((value, j) => {
            const given = gradients[i]![j]!;
            const expected = Math.abs(given) <= rounded! ? given : Math.sign(given) * rounded!;
            expect(value).toBe(expected);
          });
        });
      }),
    );
  });

  test("takes infinities for large numbers and keeps NaN", () => {
    expect(clip([[Infinity, -Infinity, NaN, 0.5]], { clipValue: 2 })).toEqual([[2, -2, NaN, 0.5]]);
  });
});

describe("clipValue and clipNorm together", () => {
  test("clip the elements first: both limits hold, and an outlier doesn't take up the norm", () => {
    const scale = 1 / Math.sqrt(5);
    expect(clip([[10], [1]], { clipNorm: 1, clipValue: 2 })).toEqual([[2 * scale], [scale]]);
    expect(clip([[10], [Infinity]], { clipNorm: 50, clipValue: 30 })).toEqual([[10], [30]]);
  });
});

test("without limits, gradients keep their bits", () => {
  const gradients = [[1, -0], [NaN, Infinity], []];
  expect(clip(gradients, {})).toEqual(gradients);
});
