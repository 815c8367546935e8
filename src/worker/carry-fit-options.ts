import type { EpochRecord } from "../callbacks/index.js";
import type { FitOptions } from "../models/index.js";
import type { CarriedFitOptions, TrainingProgress } from "./messages.js";
import { describeMetrics, describePart } from "./portable-parts.js";
import type { WorkerChannel } from "./worker-channel.js";

/**
 * Options of `TrainingWorker.fit`: those of `Sequential.fit` but for callbacks, which are the worker's own
 * (`serveTraining({ callbacks })`).
 */
export interface WorkerFitOptions extends Omit<FitOptions, "callbacks"> {
  /** Is told how far an epoch is, every {@link progressIntervalMs}. What it throws ends training. */
  readonly onProgress?: (progress: TrainingProgress) => void;
  /** Milliseconds from one report to the next, at least. Default: 100. */
  readonly progressIntervalMs?: number;
  /** Is told of every epoch. What it throws ends training. */
  readonly onEpochEnd?: (epoch: EpochRecord) => void;
}

/** What is carried of the options; data for validation are sent. */
export async function carryFitOptions(
  options: WorkerFitOptions,
  channel: WorkerChannel,
): Promise<CarriedFitOptions> {
  const { loss, optimizer, metrics, weightRegularizer, augmentation, sampler, validation } =
    options;
  const { epochs, batchSize, shuffle, seed, resume, blockRows } = options;
  const plain = Object.entries({ epochs, batchSize, shuffle, seed, resume, blockRows });
  return {
    ...Object.fromEntries(plain.filter(([, value]) => value !== undefined)),
    loss: describePart(loss, "loss"),
    optimizer: describePart(optimizer, "optimizer"),
    ...(metrics && { metrics: describeMetrics(metrics) }),
    ...(weightRegularizer && {
      weightRegularizer: describePart(weightRegularizer, "weightRegularizer"),
    }),
    ...(augmentation && { augmentation: describePart(augmentation, "augmentation") }),
    ...(sampler && { sampler: describePart(sampler, "sampler") }),
    ...(validation !== undefined && {
      validation:
        typeof validation === "number"
          ? validation
          : await channel.sendData(
              validation.inputs,
              validation.targets,
              "TrainingWorker.fit, validation ",
            ),
    }),
  };
}
