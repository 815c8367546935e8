import type { TrainingControl, TrainingOutcome } from "../callbacks/index.js";
import { StateError } from "../errors/index.js";
import { writeCheckpoint } from "./checkpoint/write-checkpoint.js";
import { metricResults } from "./evaluate-rows.js";
import type { TrainingPlan } from "./training-plan.js";
import { writeModel } from "./saving/write-model.js";
import type { TrainingProgress } from "./training-progress.js";

/** What a run lets its callbacks know and do. */
export interface RunControl {
  outcome(): TrainingOutcome | undefined;
  /** Whether there is nothing to go on from. */
  hasFailed(): boolean;
  stopped(): boolean;
  stop(): void;
}

/** What callbacks are given. */
export function trainingControl(
  plan: TrainingPlan,
  progress: TrainingProgress,
  run: RunControl,
): TrainingControl {
  const { layers, dtype, parameters, state, optimizer, epochs, batchRows, sampler } = plan;
  const trainingRows = plan.settings.trainingRows;
  return {
    ...{ parameters, state, optimizer, epochs, trainingRows },
    metricNames: plan.metricNames,
    batchesPerEpoch: countOf(sampler.batchCount?.(trainingRows, batchRows)),
    get steps() {
      return progress.steps;
    },
    get history() {
      return progress.records;
    },
    get metrics() {
      return progress.trainingMetrics ?? metricResults(plan.metrics);
    },
    get outcome() {
      return run.outcome();
    },
    stop: () => {
      run.stop();
    },
    toBytes: () => writeModel(layers, dtype),
    checkpoint: () => {
      if (!run.hasFailed()) return writeCheckpoint(layers, dtype, progress.state(run.stopped()));
      throw new StateError({
        where: "checkpoint",
        expected: "a training that can go on",
        received: "one that has failed",
        fix: "Take checkpoints while it trains; toBytes gives the model with its last good parameters.",
      });
    },
  };
}

/** What a sampler of one's own tells, where that is a number of batches. */
function countOf(batches: number | undefined): number | undefined {
  return Number.isSafeInteger(batches) && Number(batches) >= 1 ? batches : undefined;
}
