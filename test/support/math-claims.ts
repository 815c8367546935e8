import type { MathFunctionName } from "./math-functions.js";

/** Bounds of each kernel's relative error, and numbers at which it changes its way or its result its form. */
export const mathClaims: readonly {
  readonly name: MathFunctionName;
  readonly float32: number;
  readonly float64: number;
  readonly thresholds: readonly number[];
}[] = [
  {
    name: "exp",
    float32: 7.9e-8,
    float64: 1.6e-16,
    thresholds: [0, 88.72284, -87.33655, -103.972],
  },
  { name: "expm1", float32: 8.3e-8, float64: 2.2e-16, thresholds: [0, -0.34657, -20, -16.6] },
  { name: "log", float32: 8.7e-8, float64: 1.8e-16, thresholds: [0, 1, 0.70710677, 1.4142135] },
  { name: "log1p", float32: 1.34e-7, float64: 2.6e-16, thresholds: [0, 0.41421357, 1] },
  { name: "sigmoid", float32: 1.8e-7, float64: 3.4e-16, thresholds: [0, 17, -87.33655, -103.972] },
  { name: "tanh", float32: 1.8e-7, float64: 3.6e-16, thresholds: [0, 0.1732868, 9.01, -9.01] },
  { name: "normalDistribution", float32: 3.5e-7, float64: 6e-16, thresholds: [0, -12.9, -14, 5] },
];

const infinity = Number.POSITIVE_INFINITY;
/** Results at zeros, infinities and NaN. */
export const specialValues: Readonly<
  Record<MathFunctionName, readonly (readonly [number, number])[]>
> = {
  exp: [
    [-0, 1],
    [infinity, infinity],
    [-infinity, 0],
    [1e30, infinity],
    [-1e30, 0],
    [Number.NaN, Number.NaN],
  ],
  expm1: [
    [-0, -0],
    [0, 0],
    [-infinity, -1],
    [Number.NaN, Number.NaN],
  ],
  log: [
    [0, -infinity],
    [-0, -infinity],
    [1, 0],
    [-1, Number.NaN],
    [-1e-40, Number.NaN],
    [infinity, infinity],
    [-infinity, Number.NaN],
    [Number.NaN, Number.NaN],
  ],
  log1p: [
    [0, 0],
    [Number.NaN, Number.NaN],
  ],
  sigmoid: [
    [-0, 0.5],
    [infinity, 1],
    [-infinity, 0],
    [Number.NaN, Number.NaN],
  ],
  tanh: [
    [-0, -0],
    [0, 0],
    [1e-40, Math.fround(1e-40)],
    [infinity, 1],
    [-infinity, -1],
    [Number.NaN, Number.NaN],
  ],
  normalDistribution: [
    [infinity, 1],
    [-infinity, 0],
    [Number.NaN, Number.NaN],
  ],
};
