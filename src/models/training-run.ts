import type {
  Callback,
  EpochRecord,
  TrainingControl,
  TrainingOutcome,
} from "../callbacks/index.js";
import { AbortedError, NonFiniteLossError } from "../errors/index.js";
import { throwIfAborted } from "../errors/throw-if-aborted.js";
import { setCallbackStates } from "./checkpoint/callback-states.js";
import { keepMetrics } from "./checkpoint/metric-states.js";
import type { ResumedTraining } from "./checkpoint/resume-training.js";
import { epochRecord } from "./epoch-record.js";
import { metricResults, type Evaluation } from "./evaluate-rows.js";
import { failTraining } from "./fail-training.js";
import { History } from "./history.js";
import type { TrainingPlan } from "./training-plan.js";
import { trainingControl } from "./training-control.js";
import { TrainingProgress } from "./training-progress.js";
import type { StepLoss } from "./training-step.js";
import { validateInTurns } from "./validate-in-turns.js";
import { WorkSlices } from "./yield-to-event-loop.js";

const nonFiniteParameters = "parameters that are not finite";

/** Trains epoch by epoch: batches, validation, callbacks, abortion, and the way back when numbers fail. */
export class TrainingRun {
  readonly #plan: TrainingPlan;
  readonly #progress: TrainingProgress;
  readonly #slices = new WorkSlices();
  readonly #control: TrainingControl;
  #stopped: boolean;
  #outcome: TrainingOutcome | undefined;
  /** Whether numbers have failed, forgiven or not: steps and parameters then don't belong together. */
  #hasFailed = false;

  constructor(plan: TrainingPlan) {
    this.#plan = plan;
    this.#progress = new TrainingProgress(plan);
    this.#stopped = plan.resumed?.state.stopped ?? false;
    this.#control = trainingControl(plan, this.#progress, {
      outcome: () => this.#outcome,
      hasFailed: () => this.#hasFailed || this.#outcome === "failed",
      stopped: () => this.#stopped,
      stop: () => {
        this.#stopped = true;
      },
    });
  }

  /** Trains; every callback is told of the end, all memory given back, and the first error thrown. */
  async run(): Promise<History> {
    const errors: unknown[] = [];
    try {
      await this.#train();
      this.#outcome = this.#isStopped() ? "stopped" : "finished";
    } catch (error) {
      this.#outcome = error instanceof AbortedError ? "aborted" : "failed";
      if (await this.#isForgiven(error, errors)) this.#outcome = "stopped";
      else errors.push(error);
    }
    this.#progress.stopClock();
    const { callbacks } = this.#plan;
    const ending = [
      ...callbacks.filter(({ endsLast }) => endsLast !== true),
      ...callbacks.filter(({ endsLast }) => endsLast === true),
    ];
    for (const callback of ending) {
      try {
        await callback.onTrainEnd?.(this.#control);
      } catch (error) {
        errors.push(error);
      }
    }
    this.#plan.dispose();
    this.#putRateBack();
    if (errors.length > 0) throw errors[0];
    return new History(this.#progress.records, this.#plan.settings);
  }

  /** Where a callback has set the rate; checkpoints that are still to come have it as it was last. */
  #putRateBack(): void {
    const { callbacks, optimizer, initialRate } = this.#plan;
    if (!callbacks.some(({ learningRate }) => learningRate === "sets")) return;
    this.#progress.lastRate = optimizer.learningRate;
    optimizer.learningRate = initialRate;
  }

  async #train(): Promise<void> {
    const { resumed, epochs } = this.#plan;
    await this.#tell("onTrainBegin", (callback) => callback.onTrainBegin?.(this.#control));
    if (resumed !== undefined) this.#setCallbackStates(resumed);
    while (this.#progress.epoch <= epochs) {
      this.#throwIfAborted();
      const { epoch, batch } = this.#progress;
      // Stopped within an epoch before it was resumed: what is left is the epoch's end.
      if (this.#isStopped() && batch === 0) return;
      if (batch === 0) {
        await this.#tell("onEpochBegin", (callback) =>
          callback.onEpochBegin?.(epoch, this.#control),
        );
        if (this.#isStopped()) return;
        // Before the epoch's batches are drawn.
        this.#throwIfAborted();
      }
      await this.#runEpoch(epoch);
    }
  }

  /** Callbacks that refuse their state leave model and optimizer as they were. */
  #setCallbackStates({ state, undo }: ResumedTraining): void {
    try {
      setCallbackStates(this.#plan.callbacks, state.callbacks);
    } catch (error) {
      undo();
      throw error;
    }
  }

  async #runEpoch(epoch: number): Promise<void> {
    const { metrics, optimizer } = this.#plan;
    this.#progress.startClock();
    this.#plan.beginEpoch(epoch);
    this.#throwIfAborted();
    await this.#runBatches(epoch);
    if (!this.#plan.parametersAreFinite()) this.#failAtParameters();
    const training = metricResults(metrics);
    this.#progress.trainingMetrics = training;
    const restore = keepMetrics(metrics);
    const validation = await this.#validate().catch((error: unknown) => {
      restore();
      throw error;
    });
    const record: EpochRecord = epochRecord(
      epoch,
      this.#progress.loss.value,
      training,
      validation,
      { learningRate: optimizer.learningRate, ...this.#progress.course },
    );
    this.#progress.endEpoch(record);
    await this.#tell("onEpochEnd", (callback) => callback.onEpochEnd?.(record, this.#control));
    this.#throwIfAborted();
  }

  async #runBatches(epoch: number): Promise<void> {
    const progress = this.#progress;
    for (const rows of progress.batches()) {
      if (this.#isStopped()) break;
      this.#throwIfAborted();
      const parts = this.#step(rows);
      progress.loss.add(parts, rows.length);
      progress.addStep();
      if (this.#plan.reportsBatches) {
        const { batch, steps: step } = progress;
        const record = { epoch, batch, step, loss: parts.data + parts.penalty, rows };
        await this.#tell("onBatchEnd", (callback) => callback.onBatchEnd?.(record, this.#control));
      }
      if (this.#slices.due) await this.#rest();
      if (this.#isStopped()) break;
    }
  }

  #step(rows: Int32Array): StepLoss {
    const { step, snapshot } = this.#plan;
    snapshot.beforeStep();
    const parts = step.differentiate(rows);
    const loss = parts.data + parts.penalty;
    if (!Number.isFinite(loss)) {
      this.#fail(`a loss of ${loss}`, step.firstNonFinite(), this.#progress.steps + 1);
    }
    if (snapshot.isDue && !this.#plan.parametersAreFinite()) this.#failAtParameters();
    snapshot.record(rows, this.#progress.epoch);
    step.update();
    return parts;
  }

  async #validate(): Promise<Evaluation | undefined> {
    const { validation } = this.#plan;
    return (
      validation &&
      validateInTurns(validation, {
        isDue: () => this.#slices.due,
        rest: () => this.#rest(),
        fail: (received, layer) => this.#fail(received, layer, this.#progress.steps),
      })
    );
  }

  #failAtParameters(): never {
    this.#fail(nonFiniteParameters, this.#plan.step.firstNonFinite());
  }

  #fail(received: string, position: number, failed?: number): never {
    failTraining(this.#plan, this.#progress.steps, { received, position, failed });
  }

  /** Whether a callback has ended training where numbers failed, so that `fit` resolves. */
  async #isForgiven(error: unknown, errors: unknown[]): Promise<boolean> {
    if (!(error instanceof NonFiniteLossError)) return false;
    this.#hasFailed = true;
    this.#stopped = false;
    try {
      await this.#tell("onNonFinite", (callback) => callback.onNonFinite?.(error, this.#control));
    } catch (another) {
      errors.push(another);
    }
    return this.#isStopped();
  }

  /** Whether a callback, at any time, has called `stop`. */
  #isStopped(): boolean {
    return this.#stopped;
  }

  #throwIfAborted(): void {
    throwIfAborted(this.#plan.signal, `fit, after step ${this.#progress.steps}`);
  }

  async #rest(): Promise<void> {
    await this.#slices.rest();
    this.#plan.snapshot.expectChanges();
    this.#throwIfAborted();
  }

  async #tell(
    event: keyof Callback,
    call: (callback: Callback) => void | Promise<void>,
  ): Promise<void> {
    const { callbacks, snapshot } = this.#plan;
    for (const callback of callbacks) {
      if (callback[event] === undefined) continue;
      const told = call(callback);
      // Waiting for nothing would cost more than some callbacks do.
      if (told !== undefined) await told;
      if (callback.changesModel !== false) snapshot.expectChanges();
    }
  }
}
