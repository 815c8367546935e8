import type { ElementwiseLoss, LossOperations } from "../operations/loss-operations.js";
import { dtypeOf } from "../../tensor/index.js";
import { smallestGradient, withoutTiny } from "./smallest-gradient.js";
import { softmaxCrossEntropy } from "./softmax.js";
import { at, forEachElement, mapPairs } from "./strided.js";

/** Losses with their gradients. */
export const lossOperations: LossOperations = {
  elementwiseLoss(kind, predictions, targets, parameter, scale, gradient) {
    const { value, slope } = lossFunctions[kind];
    let sum = 0;
    forEachElement([predictions, targets, gradient], (i, j, k) => {
      const prediction = at(predictions.data, i);
      const target = at(targets.data, j);
      sum += value(prediction, target, parameter);
      if (gradient !== undefined) {
        gradient.data[k] = scale * slope(prediction, target, parameter);
      }
    });
    return sum;
  },

  softmaxCrossEntropy,

  scaledDifference(left, right, scale, output) {
    const smallest = smallestGradient(dtypeOf(output));
    mapPairs(left, right, output, (x, y) => withoutTiny(scale * (x - y), smallest));
  },
};

interface LossFunction {
  readonly value: (prediction: number, target: number, parameter: number) => number;
  readonly slope: (prediction: number, target: number, parameter: number) => number;
}

const lossFunctions: Readonly<Record<ElementwiseLoss, LossFunction>> = {
  squaredError: {
    value: (p, y) => (p - y) * (p - y),
    slope: (p, y) => 2 * (p - y),
  },
  absoluteError: {
    value: (p, y) => Math.abs(p - y),
    slope: (p, y) => Math.sign(p - y),
  },
  huber: {
    value: (p, y, delta) => {
      const distance = Math.abs(p - y);
      return distance <= delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
    },
    slope: (p, y, delta) => Math.min(Math.max(p - y, -delta), delta),
  },
  binaryCrossEntropy: {
    value: (p, y, delta) =>
      -weighted(y, () => Math.log(p + delta)) - weighted(1 - y, () => Math.log(1 - p + delta)),
    slope: (p, y, delta) =>
      weighted(1 - y, () => 1 / (1 - p + delta)) - weighted(y, () => 1 / (p + delta)),
  },
  crossEntropy: {
    value: (p, y, delta) => -weighted(y, () => Math.log(p + delta)),
    slope: (p, y, delta) => -weighted(y, () => 1 / (p + delta)),
  },
};

/** `weight · term`, and 0 for a weight of 0 whatever the term. */
function weighted(weight: number, term: () => number): number {
  return weight === 0 ? 0 : weight * term();
}
