/** A function of one number in float64 by `Math`, and where the kernel of that name is defined. */
export interface MathFunction {
  readonly exact: (x: number) => number;
  readonly isDefined: (x: number) => boolean;
}

/** What the float32 kernels of `kernels/math` are held to; errors of 1e-15 don't matter to them. */
export const mathFunctions = {
  exp: { exact: Math.exp, isDefined: () => true },
  expm1: { exact: Math.expm1, isDefined: (x) => !(x > 0) },
  log: { exact: Math.log, isDefined: () => true },
  log1p: { exact: Math.log1p, isDefined: (x) => !(x < 0 || x > 1) },
  sigmoid: { exact: sigmoid, isDefined: () => true },
  tanh: { exact: Math.tanh, isDefined: () => true },
  normalDistribution: { exact: normalDistribution, isDefined: () => true },
} satisfies Record<string, MathFunction>;

export type MathFunctionName = keyof typeof mathFunctions;

function sigmoid(x: number): number {
  return x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x));
}

/** Below |x| = 3 the series of terms of one sign, above it the continued fraction of Mills' ratio. */
function normalDistribution(x: number): number {
  const a = Math.abs(x);
  const density = Math.exp((-a * a) / 2) / Math.sqrt(2 * Math.PI);
  let tail: number;
  if (a < 3) {
    let term = a;
    let sum = a;
    for (let n = 1; term > 1e-18 * sum; n++) sum += term *= (a * a) / (2 * n + 1);
    tail = 0.5 - density * sum;
  } else {
    let ratio = a;
    for (let n = 60; n >= 1; n--) ratio = a + n / ratio;
    tail = density / ratio;
  }
  return x > 0 ? 1 - tail : tail;
}
