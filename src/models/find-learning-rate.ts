import type { Callback } from "../callbacks/index.js";
import { ArgumentError } from "../errors/index.js";
import { requirePositive, requirePositiveInteger, type InputTensor } from "../tensor/index.js";
import type { FitOptions } from "./fit-options.js";
import { parametersOf, stateOf } from "./check-layers.js";
import { keepValues } from "./keep-values.js";
import type { LearningRateSearch } from "./learning-rate-search.js";
import { SmoothedLoss } from "./smoothed-loss.js";
import { suggestRate } from "./suggest-rate.js";
import type { Sequential } from "./sequential.js";
import type { Targets } from "./targets.js";

/** Options of {@link findLearningRate}: those of `fit` that say how a step is done, and the rates. */
export interface FindLearningRateOptions extends Pick<
  FitOptions,
  "loss" | "optimizer" | "batchSize" | "seed" | "weightRegularizer" | "sampler" | "signal"
> {
  /** The first and smallest rate. Default: 1e-6. */
  readonly from?: number;
  /** The last and largest rate. Default: 10. */
  readonly to?: number;
  /** Steps, one at each rate. Default: 100. */
  readonly steps?: number;
}

/** A smoothed loss of so many times the best one ends the search, but not in the first steps. */
const blowUp = 4;
const firstSteps = 10;

/**
 * Trains a few steps at rates that grow from tiny to too large, and says where the loss falls fastest.
 *
 * Rates grow by the same factor from step to step. Afterwards the model, its optimizer and everything
 * else are as they were before.
 *
 * Source: L. N. Smith, "Cyclical learning rates for training neural networks", WACV 2017.
 *
 * @throws {ArgumentError} or {ShapeError} when options, inputs or targets are wrong.
 * @throws {StateError} while a `fit` of this model runs.
 */
export async function findLearningRate(
  model: Sequential,
  inputs: InputTensor,
  targets: Targets,
  options: FindLearningRateOptions,
): Promise<LearningRateSearch> {
  const { from = 1e-6, to = 10, steps = 100, ...fitOptions } = options;
  requireRates(from, to, steps);
  const { optimizer } = options;
  const parameters = parametersOf(model.layers);
  const restore = keepValues([...parameters, ...stateOf(model.layers)]);
  const search: { rates: number[]; losses: number[] } = { rates: [], losses: [] };
  const growth = steps === 1 ? 1 : (to / from) ** (1 / (steps - 1));
  let state: ReturnType<typeof optimizer.getState> | undefined;
  let best = Infinity;
  const average = new SmoothedLoss();
  const searching: Callback = {
    changesModel: false,
    onTrainBegin: () => {
      state = optimizer.getState(parameters);
      optimizer.learningRate = from;
    },
    onBatchEnd: ({ loss }, training) => {
      search.rates.push(optimizer.learningRate);
      search.losses.push(loss);
      // Batches differ: one alone may have many times the loss of another.
      const smoothed = average.add(loss);
      best = Math.min(best, smoothed);
      const hasBlownUp = search.rates.length > firstSteps && smoothed > blowUp * best;
      if (search.rates.length === steps || hasBlownUp) training.stop();
      else optimizer.learningRate = from * growth ** search.rates.length;
    },
    onNonFinite: (_, training) => {
      training.stop();
    },
  };
  try {
    await model.fit(inputs, targets, { ...fitOptions, epochs: steps, callbacks: [searching] });
  } finally {
    if (state !== undefined) optimizer.setState(state, parameters);
    restore();
  }
  return suggestRate(search.rates, search.losses);
}

function requireRates(from: number, to: number, steps: number): void {
  requirePositive(from, "findLearningRate, from");
  requirePositive(to, "findLearningRate, to");
  requirePositiveInteger(steps, "findLearningRate, steps");
  if (from < to) return;
  throw new ArgumentError({
    where: "findLearningRate, to",
    expected: `a rate above from, ${from}`,
    received: String(to),
  });
}
