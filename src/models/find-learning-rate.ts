import type { Callback } from "../callbacks/index.js";
import { ArgumentError } from "../errors/index.js";
import { requirePositive, requirePositiveInteger, type InputTensor } from "../tensor/index.js";
import { checkFitOptions } from "./check-fit-options.js";
import { describe } from "../tensor/describe.js";
import type { FitOptions } from "./fit-options.js";
import { parametersOf, stateOf } from "./check-layers.js";
import { keepValues } from "./keep-values.js";
import { fewestSteps, type LearningRateSearch } from "./learning-rate-search.js";
import { SmoothedLoss } from "./smoothed-loss.js";
import { suggestRate } from "./suggest-rate.js";
import { keepEvaluationLoss, Sequential } from "./sequential.js";
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
  /** Steps, one at each rate, at least 20. Default: 100. */
  readonly steps?: number;
}

/**
 * A smoothed loss that is above the best one by so many times that one's size, and by so many times the fall
 * before it, ends the search, but not in the first steps.
 */
const blowUp = 3;
const firstSteps = 10;

/**
 * Trains a few steps at rates that grow from tiny to too large, and says where the loss falls fastest.
 *
 * Rates grow by the same factor from step to step. Afterwards the model, its optimizer and everything
 * else are as they were before; gradients are zeros.
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
  checkFitOptions(options);
  requireModel(model);
  const { from = 1e-6, to = 10, steps = 100, ...fitOptions } = options;
  requireRates(from, to, steps);
  const { optimizer } = options;
  const restoreLoss = keepEvaluationLoss(model, "findLearningRate");
  const parameters = parametersOf(model.layers);
  const restore = keepValues([...parameters, ...stateOf(model.layers)]);
  const search: { rates: number[]; losses: number[] } = { rates: [], losses: [] };
  const growth = (to / from) ** (1 / (steps - 1));
  let state: ReturnType<typeof optimizer.getState> | undefined;
  let best = Infinity;
  let first: number | undefined;
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
      first ??= smoothed;
      best = Math.min(best, smoothed);
      const bearable = blowUp * Math.max(Math.abs(best), first - best);
      const hasBlownUp = search.rates.length > firstSteps && smoothed - best > bearable;
      if (search.rates.length === steps || hasBlownUp) training.stop();
      else optimizer.learningRate = from * growth ** search.rates.length;
    },
    onNonFinite: (_, training) => {
      training.stop();
    },
  };
  try {
    await model.fit(inputs, targets, {
      ...fitOptions,
      ...{ epochs: steps, callbacks: [searching], resume: undefined },
    });
  } finally {
    if (state !== undefined) optimizer.setState(state, parameters);
    restore();
    restoreLoss();
  }
  return suggestRate(search.rates, search.losses);
}

function requireModel(model: unknown): void {
  if (model instanceof Sequential) return;
  throw new ArgumentError({
    where: "findLearningRate, model",
    expected: "a Sequential",
    received: describe(model),
  });
}

function requireRates(from: number, to: number, steps: number): void {
  requirePositive(from, "findLearningRate, from");
  requirePositive(to, "findLearningRate, to");
  requirePositiveInteger(steps, "findLearningRate, steps");
  if (steps < fewestSteps) {
    throw new ArgumentError({
      where: "findLearningRate, steps",
      expected: `at least ${fewestSteps}`,
      received: String(steps),
    });
  }
  if (from < to) return;
  throw new ArgumentError({
    where: "findLearningRate, to",
    expected: `a rate above from, ${from}`,
    received: String(to),
  });
}
