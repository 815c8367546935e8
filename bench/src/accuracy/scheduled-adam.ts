import { AdamOptimizer } from "@tensorflow/tfjs-core";
import type { OneCycle } from "../ndnet.js";
import { adamEpsilon } from "./recipe.js";

/**
 * TensorFlow.js's Adam with a rate that is another one at every step.
 *
 * A callback of `fit` that writes the rate would have every batch wait for a promise more.
 */
export class ScheduledAdam extends AdamOptimizer {
  readonly #highest: number;
  readonly #schedule: OneCycle;

  /** @param highest The rate that the schedule's factors are of. */
  constructor(highest: number, schedule: OneCycle) {
    super(highest, 0.9, 0.999, adamEpsilon);
    this.#highest = highest;
    this.#schedule = schedule;
  }

  override applyGradients(gradients: Parameters<AdamOptimizer["applyGradients"]>[0]): void {
    this.learningRate = this.#highest * this.#schedule.factor(this.iterations);
    super.applyGradients(gradients);
  }
}
