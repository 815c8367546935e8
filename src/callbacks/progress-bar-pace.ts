import type { BatchRecord, TrainingControl } from "./callback.js";

/** How far an epoch has come, and how fast training goes, from what a callback is told. */
export class ProgressBarPace {
  /** The epoch that is under way or was the last one. */
  epoch = 0;
  /** Batches of the epoch that are done, those before an interruption included. */
  batch = 0;
  /** Rows of the epoch gone through since {@link beginEpoch}. */
  rows = 0;
  readonly #begin: number;
  #epochBegin: number;
  #lastBatchEnd: number;
  #lossSum = 0;
  #batchesDone = 0;
  #epochsDone = 0;

  /** @param now Milliseconds, as all times that it is told. */
  constructor(now: number) {
    this.#begin = now;
    this.#epochBegin = now;
    this.#lastBatchEnd = now;
  }

  beginEpoch(epoch: number, now: number): void {
    this.epoch = epoch;
    this.#epochBegin = now;
    this.#resetEpoch();
  }

  /** An epoch that is resumed begins with a batch. */
  addBatch({ epoch, batch, loss, rows }: BatchRecord, now: number): void {
    this.epoch = epoch;
    this.batch = batch;
    this.rows += rows.length;
    this.#lossSum += loss * rows.length;
    this.#batchesDone += 1;
    this.#lastBatchEnd = now;
  }

  endEpoch(): void {
    this.#epochsDone += 1;
    this.#resetEpoch();
  }

  /** Mean of the batches' losses over the rows gone through; NaN before the first batch. */
  get loss(): number {
    return this.#lossSum / this.rows;
  }

  /** Rows a second from the epoch's begin to its last batch. */
  get samplesPerSecond(): number {
    return (1000 * this.rows) / (this.#lastBatchEnd - this.#epochBegin);
  }

  /** Seconds until all epochs are done, if they go on as they did; `undefined` where nobody can tell. */
  secondsLeft(training: TrainingControl, now: number): number | undefined {
    const { epochs, batchesPerEpoch } = training;
    const epochsLeft = epochs - this.epoch + 1;
    if (batchesPerEpoch !== undefined) {
      if (this.#batchesDone === 0) return undefined;
      const batchesLeft = batchesPerEpoch * epochsLeft - this.batch;
      return toSeconds(((now - this.#begin) / this.#batchesDone) * batchesLeft);
    }
    if (this.#epochsDone === 0) return undefined;
    const perEpoch = (this.#epochBegin - this.#begin) / this.#epochsDone;
    return toSeconds(perEpoch * epochsLeft - (now - this.#epochBegin));
  }

  #resetEpoch(): void {
    this.batch = 0;
    this.rows = 0;
    this.#lossSum = 0;
  }
}

function toSeconds(milliseconds: number): number {
  return Math.max(0, milliseconds) / 1000;
}
