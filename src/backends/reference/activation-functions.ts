import type { ElementwiseActivation } from "../operations/activation-operations.js";
import { erfc } from "./error-function.js";

/** A function of one element and its derivative, with the parameter α where it has one. */
export interface ActivationFunction {
  readonly value: (x: number, alpha: number) => number;
  readonly slope: (x: number, alpha: number) => number;
}

/**
 * The element-wise activations.
 *
 * All are written so that nothing overflows or cancels for large |x|: ±Infinity gives the limit,
 * and NaN gives NaN.
 */
export const activationFunctions: Readonly<Record<ElementwiseActivation, ActivationFunction>> = {
  relu: {
    value: (x) => Math.max(0, x),
    slope: (x) => Math.sign(Math.max(0, x)),
  },
  leakyRelu: {
    value: (x, alpha) => (x > 0 ? x : alpha * x),
    slope: (x, alpha) => (x > 0 ? 1 : alpha + 0 * bounded(x)),
  },
  elu: {
    value: (x, alpha) => (x > 0 ? x : alpha * Math.expm1(x)),
    slope: (x, alpha) => (x > 0 ? 1 : alpha * Math.exp(x)),
  },
  gelu: {
    value: (x) => Math.max(x, LOWEST) * normalDistribution(x),
    slope: (x) => normalDistribution(x) + bounded(x) * normalDensity(x),
  },
  geluTanh: {
    value: (x) => Math.max(x, LOWEST) * sigmoid(2 * tanhArgument(x)),
    slope: (x) => {
      const near = Math.min(Math.max(x, -SATURATED), SATURATED);
      const argument = 2 * tanhArgument(near);
      const argumentSlope = 2 * Math.sqrt(2 / Math.PI) * (1 + 3 * CUBIC * near * near);
      return sigmoid(argument) + near * argumentSlope * sigmoidSlope(argument);
    },
  },
  silu: {
    value: (x) => Math.max(x, LOWEST) * sigmoid(x),
    slope: (x) => sigmoid(x) + bounded(x) * sigmoidSlope(x),
  },
  softplus: {
    value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    slope: sigmoid,
  },
  sigmoid: { value: sigmoid, slope: sigmoidSlope },
  tanh: { value: Math.tanh, slope: (x) => 4 * sigmoidSlope(2 * x) },
};

/** The coefficient of x³ in the tanh form of GELU (Hendrycks and Gimpel, 2016). */
const CUBIC = 0.044715;

/** Stands for −Infinity where a factor vanishes, so that the product is the limit 0 and not NaN. */
const LOWEST = -Number.MAX_VALUE;

/** Beyond it the slope of the tanh form of GELU is 0 or 1 to the last bit. */
const SATURATED = 1e3;

function sigmoid(x: number): number {
  const decay = Math.exp(-Math.abs(x));
  return (x < 0 ? decay : 1) / (1 + decay);
}

function sigmoidSlope(x: number): number {
  const decay = Math.exp(-Math.abs(x));
  return decay / ((1 + decay) * (1 + decay));
}

/** `x` with finite numbers for ±Infinity, whose product with a vanishing factor is 0 and not NaN. */
function bounded(x: number): number {
  return Math.min(Math.max(x, LOWEST), Number.MAX_VALUE);
}

function tanhArgument(x: number): number {
  return Math.sqrt(2 / Math.PI) * (x + CUBIC * x * x * x);
}

function normalDistribution(x: number): number {
  return 0.5 * erfc(-x / Math.SQRT2);
}

function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}
