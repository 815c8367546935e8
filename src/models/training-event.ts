import type { BatchRecord, EpochRecord, TrainingControl } from "../callbacks/index.js";
import type { FitOptions } from "./fit-options.js";

/** A batch is done: what {@link BatchRecord} says. */
export interface BatchEvent extends BatchRecord {
  readonly type: "batch";
  readonly training: TrainingControl;
}

/** An epoch is done: what {@link EpochRecord} says. */
export interface EpochEvent extends EpochRecord {
  readonly type: "epoch";
  readonly training: TrainingControl;
}

/** Something that happened while a model trains. */
export type TrainingEvent = BatchEvent | EpochEvent;

/** Options of `Sequential.train`. */
export interface TrainOptions extends FitOptions {
  /** Whether batches are events too, besides epochs. Default: `false`. */
  readonly batches?: boolean;
}
