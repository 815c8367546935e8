import type { OptimizerOperations } from "../operations/optimizer-operations.js";
import { at, forEachElement } from "./strided.js";

/** Parameter updates; the state's new value enters the step before it is rounded. */
export const optimizerOperations: OptimizerOperations = {
  gradientStep(value, gradient, { learningRate, weightDecay }) {
    forEachElement([value, gradient], (i, j) => {
      const w = at(value.data, i);
      value.data[i] = w - learningRate * (at(gradient.data, j) + weightDecay * w);
    });
  },

  momentumStep(value, gradient, velocity, { learningRate, weightDecay, momentum, nesterov }) {
    forEachElement([value, gradient, velocity], (i, j, k) => {
      const w = at(value.data, i);
      const g = at(gradient.data, j) + weightDecay * w;
      const v = momentum * at(velocity.data, k) + g;
      velocity.data[k] = v;
      value.data[i] = w - learningRate * (nesterov ? g + momentum * v : v);
    });
  },

  rmsPropStep(value, gradient, meanSquare, { learningRate, weightDecay, decay, epsilon }) {
    forEachElement([value, gradient, meanSquare], (i, j, k) => {
      const w = at(value.data, i);
      const g = at(gradient.data, j) + weightDecay * w;
      const s = decay * at(meanSquare.data, k) + (1 - decay) * g * g;
      meanSquare.data[k] = s;
      value.data[i] = w - (learningRate * g) / (Math.sqrt(s) + epsilon);
    });
  },

  adaGradStep(value, gradient, sumOfSquares, { learningRate, weightDecay, epsilon }) {
    forEachElement([value, gradient, sumOfSquares], (i, j, k) => {
      const w = at(value.data, i);
      const g = at(gradient.data, j) + weightDecay * w;
      const s = at(sumOfSquares.data, k) + g * g;
      sumOfSquares.data[k] = s;
      value.data[i] = w - (learningRate * g) / (Math.sqrt(s) + epsilon);
    });
  },

  adamStep(value, gradient, firstMoment, secondMoment, settings) {
    const { learningRate, weightDecay, beta1, beta2, epsilon, step, decoupled } = settings;
    const joined = decoupled ? 0 : weightDecay;
    const bypassing = decoupled ? learningRate * weightDecay : 0;
    const firstCorrection = 1 - beta1 ** step;
    const secondCorrection = 1 - beta2 ** step;
    forEachElement([value, gradient, firstMoment, secondMoment], (i, j, k, l) => {
      const w = at(value.data, i);
      const g = at(gradient.data, j) + joined * w;
      const m = beta1 * at(firstMoment.data, k) + (1 - beta1) * g;
      const v = beta2 * at(secondMoment.data, l) + (1 - beta2) * g * g;
      firstMoment.data[k] = m;
      secondMoment.data[l] = v;
      const scaled = m / firstCorrection / (Math.sqrt(v / secondCorrection) + epsilon);
      value.data[i] = w - bypassing * w - learningRate * scaled;
    });
  },
};
