import type { ElementwiseActivation } from "../../src/backends/operations/activation-operations.js";
import type { ElementwiseLoss } from "../../src/backends/operations/loss-operations.js";

/** An activation's value or derivative by its textbook formula; limits at ±Infinity are spelled out. */
export function naiveActivation(
  kind: ElementwiseActivation,
  x: number,
  alpha: number,
  derivative = false,
): number {
  if (Math.abs(x) > 1e3) return limit(kind, x, alpha, derivative);
  switch (kind) {
    case "relu":
      return derivative ? Number(x > 0) : x > 0 ? x : 0 * x;
    case "leakyRelu":
      return derivative ? (x > 0 ? 1 : alpha) : x > 0 ? x : alpha * x;
    case "elu":
      if (derivative) return x > 0 ? 1 : alpha * Math.exp(x);
      return x > 0 ? x : alpha * Math.expm1(x);
    case "gelu":
      if (derivative) return distribution(x) + x * density(x);
      return x * distribution(x);
    case "geluTanh": {
      const t = Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3));
      if (!derivative) return 0.5 * x * (1 + t);
      const inner = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x ** 2);
      return 0.5 * (1 + t) + 0.5 * x * (1 - t ** 2) * inner;
    }
    case "silu":
      if (derivative) return logistic(x) + x * logistic(x) * (1 - logistic(x));
      return x * logistic(x);
    case "softplus":
      return derivative ? logistic(x) : x > 30 ? x : Math.log1p(Math.exp(x));
    case "sigmoid":
      return derivative ? logistic(x) * (1 - logistic(x)) : logistic(x);
    case "tanh":
      return derivative ? 1 - Math.tanh(x) ** 2 : Math.tanh(x);
  }
}

/** A loss and its derivative by its textbook formula. */
export function naiveLoss(
  kind: ElementwiseLoss,
  p: number,
  y: number,
  parameter: number,
): { value: number; slope: number } {
  const d = p - y;
  switch (kind) {
    case "squaredError":
      return { value: d ** 2, slope: 2 * d };
    case "absoluteError":
      return { value: Math.abs(d), slope: d > 0 ? 1 : d < 0 ? -1 : d };
    case "huber":
      if (Math.abs(d) <= parameter) return { value: d ** 2 / 2, slope: d };
      return { value: parameter * (Math.abs(d) - parameter / 2), slope: parameter * Math.sign(d) };
    case "binaryCrossEntropy": {
      const positive = naiveLoss("crossEntropy", p, y, parameter);
      const negative = naiveLoss("crossEntropy", 1 - p, 1 - y, parameter);
      return { value: positive.value + negative.value, slope: positive.slope - negative.slope };
    }
    case "crossEntropy":
      if (y === 0) return { value: 0, slope: 0 };
      return { value: -y * Math.log(p + parameter), slope: -y / (p + parameter) };
  }
}

function limit(kind: ElementwiseActivation, x: number, alpha: number, derivative: boolean): number {
  const bounded = kind === "sigmoid" || kind === "tanh";
  if (x > 0) return derivative ? Number(!bounded) : bounded ? 1 : x;
  if (kind === "leakyRelu") return derivative ? alpha : alpha * x;
  if (derivative) return 0;
  if (kind === "elu") return -alpha;
  return kind === "tanh" ? -1 : 0;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** ½ + ∫₀ˣ density by the five-point Gauss–Legendre rule in panels of at most ¼. */
function distribution(x: number): number {
  if (Math.abs(x) > 10) return Number(x > 0);
  const panels = Math.max(1, Math.ceil(4 * Math.abs(x)));
  const width = x / panels;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    for (const [node, weight] of gaussLegendre) {
      sum += weight * density((panel + 0.5 + 0.5 * node) * width);
    }
  }
  return 0.5 + 0.5 * width * sum;
}

const gaussLegendre = [
  [0, 0.5688888888888889],
  [0.5384693101056831, 0.4786286704993665],
  [-0.5384693101056831, 0.4786286704993665],
  [0.906179845938664, 0.23692688505618908],
  [-0.906179845938664, 0.23692688505618908],
] as const;
