import type { Optimizer } from "../optimizers/index.js";
import type { Parameter } from "../parameters/index.js";

/** What an epoch gave. */
export interface EpochRecord {
  /** Number of the epoch in this `fit`, from 1. */
  readonly epoch: number;
  /**
   * Loss of the rows gone through, each batch before its update: the mean over the rows, or their
   * sum where the loss's reduction is `"sum"`. The penalties' mean over the rows is included.
   */
  readonly loss: number;
  /** Share of the samples classified rightly, each before its batch's update; NaN where targets are no classes. */
  readonly accuracy: number;
  /** Loss on the validation rows after the epoch, without penalties. */
  readonly validationLoss?: number;
  /** Accuracy on the validation rows after the epoch. */
  readonly validationAccuracy?: number;
  /** Every metric by name, those of the validation rows as `validation…`. */
  readonly metrics: Readonly<Record<string, number>>;
  /** The optimizer's rate at the epoch's end. */
  readonly learningRate: number;
  /** Duration of the epoch, validation included. */
  readonly seconds: number;
}

/** What a batch gave. */
export interface BatchRecord {
  readonly epoch: number;
  /** Number of the batch in its epoch, from 1. */
  readonly batch: number;
  /** Optimizer steps done in this `fit`, this one included. */
  readonly step: number;
  /** Loss before the update, penalties included. */
  readonly loss: number;
  /** The batch's rows in the inputs given to `fit`; valid until the next batch. */
  readonly rows: Int32Array;
}

/** What callbacks may see and do while a model trains. */
export interface TrainingControl {
  readonly parameters: readonly Parameter[];
  readonly optimizer: Optimizer;
  readonly epochs: number;
  /** Ends training after the current batch; called in `onEpochBegin`, before that epoch. */
  stop(): void;
}

/**
 * Is told how training goes; every method is optional and may be asynchronous.
 *
 * While it is called the model is consistent: a callback may evaluate it, predict with it, read and
 * write its parameters, and change the optimizer's rate. An error that it throws ends training and is
 * what `fit` rejects with.
 *
 * With an `onBatchEnd`, parameters and optimizer state are copied at every step, as it may have
 * changed them.
 */
export interface Callback {
  onTrainBegin?(training: TrainingControl): void | Promise<void>;
  onEpochBegin?(epoch: number, training: TrainingControl): void | Promise<void>;
  onBatchEnd?(batch: BatchRecord, training: TrainingControl): void | Promise<void>;
  onEpochEnd?(epoch: EpochRecord, training: TrainingControl): void | Promise<void>;
  /** Called once at the end, however training ended. */
  onTrainEnd?(training: TrainingControl): void | Promise<void>;
}
