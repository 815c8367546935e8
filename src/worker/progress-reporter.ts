import type { BatchRecord, Callback, EpochRecord, TrainingControl } from "../callbacks/index.js";
import { atNextTurn } from "../models/yield-to-event-loop.js";
import type { TrainingProgress } from "./messages.js";

/** Whom a {@link ProgressReporter} tells. */
export interface ProgressListener {
  progress(progress: TrainingProgress): void;
  epoch(record: EpochRecord): void;
}

/** Milliseconds of training after which requests get their turn, a prediction for the page for example. */
const mostWaitMs = 8;

/** Tells of a training in intervals, takes checkpoints of it, and lets it pause between batches. */
export class ProgressReporter implements Callback {
  readonly name = "worker progress";
  readonly changesModel = false;
  readonly toldLast = true;
  readonly #listener: ProgressListener;
  readonly #intervalMs: number;
  #training: TrainingControl | undefined;
  #hasBegun = false;
  #lastReport = 0;
  #lastRest = 0;
  #rows = 0;
  #isPaused = false;
  #goOn: (() => void) | undefined;

  constructor(listener: ProgressListener, intervalMs: number) {
    this.#listener = listener;
    this.#intervalMs = intervalMs;
  }

  /** The training that runs; `undefined` where none does. */
  get training(): TrainingControl | undefined {
    return this.#training;
  }

  /** Whether a training has begun. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** Makes training wait before the next batch. */
  pause(): void {
    this.#isPaused = true;
  }

  /** Lets it go on. */
  resume(): void {
    this.#isPaused = false;
    this.#goOn?.();
  }

  onTrainBegin(training: TrainingControl): void {
    this.#training = training;
    this.#hasBegun = true;
    this.#lastReport = performance.now();
  }

  async onBatchEnd(
    { epoch, batch, step, loss, rows }: BatchRecord,
    training: TrainingControl,
  ): Promise<void> {
    this.#rows += rows.length;
    const now = performance.now();
    const elapsedMs = now - this.#lastReport;
    if (elapsedMs >= this.#intervalMs) {
      const { epochs, batchesPerEpoch, metrics } = training;
      const samplesPerSecond = (1000 * this.#rows) / elapsedMs;
      this.#listener.progress({
        ...{ epoch, epochs, batch, batchesPerEpoch, step, loss, samplesPerSecond },
        metrics: { ...metrics },
      });
      this.#lastReport = now;
      this.#rows = 0;
    }
    if (now - this.#lastRest >= mostWaitMs) {
      await new Promise<void>(atNextTurn);
      this.#lastRest = performance.now();
    }
    if (this.#isPaused) await this.#whilePaused();
  }

  onEpochEnd(record: EpochRecord): void {
    this.#listener.epoch(record);
  }

  onTrainEnd(): void {
    this.#training = undefined;
  }

  async #whilePaused(): Promise<void> {
    const start = performance.now();
    await new Promise<void>((resolve) => {
      this.#goOn = resolve;
    });
    this.#lastReport += performance.now() - start;
  }
}
