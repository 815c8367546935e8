import { requireOptions } from "../errors/require-options.js";
import { requirePositive, requirePositiveInteger } from "../tensor/index.js";
import type { BatchRecord, Callback, EpochRecord, TrainingControl } from "./callback.js";
import { byteWriter, type ByteSink } from "./file-sink.js";

/** Options of {@link TrainingCheckpoint}: where checkpoints go, and how often. */
export type TrainingCheckpointOptions = ByteSink<TrainingControl> & {
  /** Default: 1, at the end of every epoch. */
  readonly everyEpochs?: number;
  /** Also after every so many optimizer steps. Default: not. */
  readonly everySteps?: number;
  /** Also after so many seconds, at the end of the step. Default: not. */
  readonly everySeconds?: number;
};

/**
 * Saves all that training depends on, so that it can go on after an interruption: the bytes, given to
 * `fit` as its option `resume`, lead to the same bits as if nothing had happened.
 *
 * A file is whole at any moment, the old checkpoint or the new one, also when the process is killed.
 */
export class TrainingCheckpoint implements Callback {
  readonly changesModel = false;
  readonly toldLast = true;
  readonly onBatchEnd?: NonNullable<Callback["onBatchEnd"]>;
  readonly #everyEpochs: number;
  readonly #write: (bytes: Uint8Array, training: TrainingControl) => Promise<void>;
  #lastSave = 0;

  /** @throws {ArgumentError} when an option makes no sense, or there is neither `path` nor `save`. */
  constructor(options: TrainingCheckpointOptions) {
    const {
      everyEpochs = 1,
      everySteps,
      everySeconds,
    } = requireOptions(options, "TrainingCheckpoint");
    requirePositiveInteger(everyEpochs, "TrainingCheckpoint, everyEpochs");
    if (everySteps !== undefined) {
      requirePositiveInteger(everySteps, "TrainingCheckpoint, everySteps");
    }
    if (everySeconds !== undefined)
      requirePositive(everySeconds, "TrainingCheckpoint, everySeconds");
    this.#everyEpochs = everyEpochs;
    this.#write = byteWriter(options, "TrainingCheckpoint");
    if (everySteps === undefined && everySeconds === undefined) return;
    this.onBatchEnd = ({ step }: BatchRecord, training) => {
      const isDue =
        (everySteps !== undefined && step % everySteps === 0) ||
        (everySeconds !== undefined && performance.now() - this.#lastSave >= 1000 * everySeconds);
      return isDue ? this.#save(training) : undefined;
    };
  }

  onTrainBegin(): void {
    this.#lastSave = performance.now();
  }

  /** @throws {FileSystemError} when the file can't be written. */
  async onEpochEnd({ epoch }: EpochRecord, training: TrainingControl): Promise<void> {
    if (epoch % this.#everyEpochs === 0 || epoch === training.epochs) await this.#save(training);
  }

  async #save(training: TrainingControl): Promise<void> {
    await this.#write(training.checkpoint(), training);
    this.#lastSave = performance.now();
  }
}
