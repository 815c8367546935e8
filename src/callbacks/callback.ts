import type { NonFiniteLossError } from "../errors/index.js";
import type { Optimizer } from "../optimizers/index.js";
import type { LayerState, Parameter } from "../parameters/index.js";

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
  /** Duration of the epoch, validation included; that before an interruption too. */
  readonly seconds: number;
  /** Rows gone through: fewer than in other epochs where training was stopped within this one. */
  readonly rows: number;
  /** Batches gone through. */
  readonly batches: number;
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

/**
 * How a `fit` ended: all epochs done, by `stop()`, also where a callback has forgiven that numbers failed, by
 * its `AbortSignal`, or by an error.
 */
export type TrainingOutcome = "finished" | "stopped" | "aborted" | "failed";

/** What callbacks may see and do while a model trains. */
export interface TrainingControl {
  readonly parameters: readonly Parameter[];
  /** What else of the layers is kept, as running means are. */
  readonly state: readonly LayerState[];
  readonly optimizer: Optimizer;
  readonly epochs: number;
  /** Rows gone through in an epoch that has all of them. */
  readonly trainingRows: number;
  /** Batches of an epoch; `undefined` where the sampler doesn't tell. */
  readonly batchesPerEpoch: number | undefined;
  /** Optimizer steps done in this `fit`. */
  readonly steps: number;
  /** The epochs done so far, those before an interruption included. */
  readonly history: readonly EpochRecord[];
  /** Names of the metrics that the epochs' records will have as numbers. */
  readonly metricNames: readonly string[];
  /** Metrics of the epoch so far, by name: of its rows before their updates. NaN where there were none. */
  readonly metrics: Readonly<Record<string, number>>;
  /** How training ended; `undefined` before `onTrainEnd`. */
  readonly outcome: TrainingOutcome | undefined;
  /** Ends training after the current batch; called in `onEpochBegin`, before that epoch. */
  stop(): void;
  /** The model as it is now, as `Sequential.toBytes` gives it. */
  toBytes(): Uint8Array;
  /**
   * All that training depends on from here, for the option `resume` of `fit`: it then goes on to the
   * same bits. Callbacks told before this one are saved as after, those told later as before this call.
   *
   * @throws {StateError} when training has failed: there is nothing to go on from.
   * @throws {ArgumentError} when something of one's own can't be saved.
   */
  checkpoint(): Uint8Array;
}

/** What a callback remembers, as plain values and rows of numbers. */
export type CallbackState = Readonly<
  Record<string, number | string | boolean | null | Float64Array>
>;

/**
 * Is told how training goes; every method is optional and may be asynchronous.
 *
 * While it is called the model is consistent: a callback may evaluate it, predict with it, read and
 * write its parameters, and change the optimizer's rate. An error that it throws ends training and is
 * what `fit` rejects with.
 *
 * With an `onBatchEnd`, parameters and optimizer state are copied at every step, as it may have
 * changed them; `changesModel: false` says that it doesn't.
 */
export interface Callback {
  /** What checkpoints call it; needed with `getState`. */
  readonly name?: string;
  /**
   * Whether it may change parameters or the optimizer's memory; its rate may be changed anyhow.
   * Default: `true`.
   */
  readonly changesModel?: boolean;
  /** Whether it is told after all others, so that it sees what they did. Default: `false`. */
  readonly toldLast?: boolean;
  /** Whether it is told after all others that training has ended. Default: `false`. */
  readonly endsLast?: boolean;
  /**
   * `"sets"` for one that gives the optimizer its rate, whatever it was: no other may set or change it
   * beside, and when training is over the optimizer has the rate from before `fit` again. `"changes"` for
   * one that goes on from the rate that it finds. Default: others need not know.
   */
  readonly learningRate?: "sets" | "changes";
  onTrainBegin?(training: TrainingControl): void | Promise<void>;
  onEpochBegin?(epoch: number, training: TrainingControl): void | Promise<void>;
  onBatchEnd?(batch: BatchRecord, training: TrainingControl): void | Promise<void>;
  onEpochEnd?(epoch: EpochRecord, training: TrainingControl): void | Promise<void>;
  /**
   * The loss is no finite number, the last good parameters are in place: where a callback calls
   * `stop()` here, `fit` resolves instead of rejecting with the error.
   */
  onNonFinite?(error: NonFiniteLossError, training: TrainingControl): void | Promise<void>;
  /** Called once at the end, however training ended. */
  onTrainEnd?(training: TrainingControl): void | Promise<void>;
  /** What it remembers, for a checkpoint. */
  getState?(): CallbackState;
  /**
   * Takes over what {@link getState} gave, after `onTrainBegin`.
   *
   * @throws {FormatError} when it is something else.
   */
  setState?(state: CallbackState): void;
}
