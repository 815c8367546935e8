import type { EpochRecord } from "../callbacks/index.js";
import { FormatError } from "../errors/index.js";
import type { RandomStateSnapshot } from "../tensor/random-state/index.js";
import { metricStates } from "./checkpoint/metric-states.js";
import type { TrainingState } from "./checkpoint/training-state.js";
import { EpochLoss } from "./epoch-loss.js";
import type { TrainingPlan } from "./training-plan.js";
import { trainingBatches } from "./training-batches.js";

/** Where a training stands: epochs and batches done, and their sums so far. */
export class TrainingProgress {
  readonly records: EpochRecord[] = [];
  /** Metrics of an epoch's training rows, from its last batch to the next epoch: then others use the metrics. */
  trainingMetrics: Readonly<Record<string, number>> | undefined;
  /** The optimizer's rate in the end, where it has another one since. */
  lastRate: number | undefined;
  readonly #plan: TrainingPlan;
  #epoch = 1;
  #batch = 0;
  #steps = 0;
  /** Those of the epoch before the clock was started; then since when it runs. */
  #secondsBefore = 0;
  #clockStart: number | undefined;
  #loss: EpochLoss;
  #randomAtEpochBegin: RandomStateSnapshot | undefined;

  constructor(plan: TrainingPlan) {
    this.#plan = plan;
    this.#loss = new EpochLoss(plan.reduction);
    if (plan.resumed === undefined) return;
    const resumed = plan.resumed.state;
    this.records.push(...resumed.history);
    this.#epoch = resumed.epoch;
    this.#batch = resumed.batch;
    this.#steps = resumed.steps;
    this.#secondsBefore = resumed.seconds;
    this.#loss.restore(resumed.loss);
  }

  /** Number of the epoch that is under way or comes next, from 1. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Batches done in the epoch that is under way. */
  get batch(): number {
    return this.#batch;
  }

  /** Optimizer steps done. */
  get steps(): number {
    return this.#steps;
  }

  /** Time, rows and batches of the epoch so far, those before an interruption included. */
  get course(): Pick<EpochRecord, "seconds" | "rows" | "batches"> {
    return { seconds: this.#seconds, rows: this.#loss.sums.rows, batches: this.#batch };
  }

  /** The epoch's time runs from here on, or goes on. */
  startClock(): void {
    this.#clockStart = performance.now();
  }

  /** Its time stands still. */
  stopClock(): void {
    this.#secondsBefore = this.#seconds;
    this.#clockStart = undefined;
  }

  get #seconds(): number {
    const start = this.#clockStart;
    return this.#secondsBefore + (start === undefined ? 0 : (performance.now() - start) / 1000);
  }

  /** Loss of the epoch so far. */
  get loss(): EpochLoss {
    return this.#loss;
  }

  /** The batches of the epoch that are left; each one's rows are valid until the next. */
  *batches(): Iterable<Int32Array> {
    const { batchRandom, metrics } = this.#plan;
    const done = this.#batch;
    if (done === 0) {
      this.#loss = new EpochLoss(this.#plan.reduction);
      for (const metric of metrics) metric.reset();
      this.trainingMetrics = undefined;
    }
    this.#randomAtEpochBegin = batchRandom.getState();
    let number = 0;
    for (const rows of trainingBatches(this.#plan)) {
      number += 1;
      // Drawn again, so that those that come are the same.
      if (number > done) yield rows;
    }
    if (number < done) throw batchError(done, number);
  }

  /** A step is done. */
  addStep(): void {
    this.#steps += 1;
    this.#batch += 1;
  }

  /** The epoch is done; the next one has not begun. */
  endEpoch(record: EpochRecord): void {
    this.records.push(record);
    this.#epoch += 1;
    this.#batch = 0;
    this.#secondsBefore = 0;
    this.#clockStart = undefined;
  }

  /** All of this, and what else the next step depends on but the parameters' values. */
  state(stopped: boolean): TrainingState {
    const { optimizer, parameters, callbacks, batchRandom, layerRandom, metrics } = this.#plan;
    const hasBegun = this.#batch > 0;
    return {
      settings: this.#plan.settings,
      identity: this.#plan.identity(),
      epoch: this.#epoch,
      batch: this.#batch,
      steps: this.#steps,
      seconds: hasBegun ? this.#seconds : 0,
      stopped,
      loss: this.#loss.sums,
      metrics: hasBegun ? metricStates(metrics) : [],
      random: {
        batches: (hasBegun ? this.#randomAtEpochBegin : undefined) ?? batchRandom.getState(),
        layers: layerRandom.getState(),
      },
      optimizer: {
        ...optimizer.getState(parameters),
        ...(this.lastRate !== undefined && { learningRate: this.lastRate }),
      },
      history: this.records,
      callbacks: callbacks.flatMap((callback) => {
        const state = callback.getState?.();
        return state === undefined ? [] : [{ name: callback.name ?? "", state }];
      }),
    };
  }
}

function batchError(done: number, batches: number): FormatError {
  return new FormatError({
    where: "fit, resume, batch",
    expected: `at most ${batches}, as an epoch has`,
    received: String(done),
    fix: "The checkpoint is damaged, or the sampler is another one.",
  });
}
