import type { Callback, EpochRecord, TrainingControl } from "../callbacks/index.js";
import { NonFiniteLossError } from "../errors/index.js";
import { EpochLoss } from "./epoch-loss.js";
import { epochRecord } from "./epoch-record.js";
import { evaluateInBlocks, metricResults, type Evaluation } from "./evaluate-rows.js";
import { History } from "./history.js";
import { holdValues } from "./hold-values.js";
import type { TrainingPlan } from "./plan-training.js";
import { throwIfAborted } from "../errors/throw-if-aborted.js";
import { trainingBatches } from "./training-batches.js";
import type { StepLoss } from "./training-step.js";
import { WorkSlices } from "./yield-to-event-loop.js";

const nonFiniteParameters = "parameters that are not finite";

/** Trains epoch by epoch: batches, validation, callbacks, abortion, and the way back when numbers fail. */
export class TrainingRun {
  readonly #plan: TrainingPlan;
  readonly #records: EpochRecord[] = [];
  readonly #slices = new WorkSlices();
  readonly #control: TrainingControl;
  #stopped = false;
  #steps = 0;

  constructor(plan: TrainingPlan) {
    this.#plan = plan;
    this.#control = {
      parameters: plan.parameters,
      optimizer: plan.optimizer,
      epochs: plan.epochs,
      stop: () => {
        this.#stopped = true;
      },
    };
  }

  /** Trains; every callback is told of the end, all memory given back, and the first error thrown. */
  async run(): Promise<History> {
    const errors: unknown[] = [];
    try {
      await this.#train();
    } catch (error) {
      errors.push(error);
    }
    for (const callback of this.#plan.callbacks) {
      try {
        await callback.onTrainEnd?.(this.#control);
      } catch (error) {
        errors.push(error);
      }
    }
    this.#plan.dispose();
    if (errors.length > 0) throw errors[0];
    return new History(this.#records);
  }

  async #train(): Promise<void> {
    await this.#tell((callback) => callback.onTrainBegin?.(this.#control));
    for (let epoch = 1; epoch <= this.#plan.epochs; epoch += 1) {
      this.#throwIfAborted();
      if (this.#isStopped()) return;
      await this.#tell((callback) => callback.onEpochBegin?.(epoch, this.#control));
      if (this.#isStopped()) return;
      await this.#runEpoch(epoch);
    }
  }

  async #runEpoch(epoch: number): Promise<void> {
    const { metrics, optimizer, reduction } = this.#plan;
    const start = performance.now();
    for (const metric of metrics) metric.reset();
    const loss = await this.#runBatches(epoch, new EpochLoss(reduction));
    if (!this.#plan.parametersAreFinite()) this.#failAtParameters();
    const training = metricResults(metrics);
    const validation = await this.#validate();
    const record = epochRecord(epoch, loss, training, validation, {
      learningRate: optimizer.learningRate,
      seconds: (performance.now() - start) / 1000,
    });
    this.#records.push(record);
    await this.#tell((callback) => callback.onEpochEnd?.(record, this.#control));
    this.#throwIfAborted();
  }

  async #runBatches(epoch: number, loss: EpochLoss): Promise<number> {
    let batch = 0;
    for (const rows of trainingBatches(this.#plan)) {
      this.#throwIfAborted();
      const parts = this.#step(rows);
      loss.add(parts, rows.length);
      batch += 1;
      if (this.#plan.reportsBatches) {
        const total = parts.data + parts.penalty;
        const record = { epoch, batch, step: this.#steps, loss: total, rows };
        await this.#tell((callback) => callback.onBatchEnd?.(record, this.#control));
      }
      await this.#restWhenDue();
      if (this.#isStopped()) break;
    }
    return loss.value;
  }

  #step(rows: Int32Array): StepLoss {
    const { step, snapshot } = this.#plan;
    snapshot.beforeStep();
    const parts = step.differentiate(rows);
    const loss = parts.data + parts.penalty;
    if (!Number.isFinite(loss)) {
      this.#fail(`a loss of ${loss}`, step.firstNonFinite(), this.#steps + 1);
    }
    if (snapshot.isDue && !this.#plan.parametersAreFinite()) this.#failAtParameters();
    snapshot.record(rows);
    step.update();
    this.#steps += 1;
    return parts;
  }

  async #validate(): Promise<Evaluation | undefined> {
    const { validation } = this.#plan;
    if (validation === undefined) return undefined;
    const blocks = evaluateInBlocks(validation);
    let letGo = holdValues(validation.chain.layers);
    try {
      for (;;) {
        const block = blocks.next();
        if (block.done === true) return block.value;
        const { loss, predictions } = block.value;
        if (!Number.isFinite(loss)) {
          const layer = validation.chain.firstNonFinite(predictions);
          letGo();
          this.#fail(`a validation loss of ${loss}`, layer, this.#steps);
        }
        if (!this.#slices.due) continue;
        // Others may change the parameters while this one rests.
        letGo();
        await this.#restWhenDue();
        letGo = holdValues(validation.chain.layers);
      }
    } finally {
      letGo();
    }
  }

  #failAtParameters(): never {
    this.#fail(nonFiniteParameters, this.#plan.step.firstNonFinite());
  }

  /**
   * Puts the last good parameters back and says what failed.
   *
   * @param failed Number of the step that failed, unless parameters were not finite before it; then,
   * and by default, it is the one that made them so.
   */
  #fail(received: string, position: number, failed?: number): never {
    const { step, snapshot, optimizer } = this.#plan;
    const layer = this.#plan.layerName(position);
    const { learningRate } = optimizer;
    const redo = (rows: Int32Array): void => {
      step.differentiate(rows, []);
      step.update();
    };
    const undone = snapshot.undo(redo, () => this.#plan.parametersAreFinite());
    const earliest = Math.max(1, this.#steps - undone + 1);
    const isEarlier = undone > 1;
    const number = isEarlier ? earliest : (failed ?? earliest);
    throw new NonFiniteLossError({
      where: `fit, step ${number}, ${layer}`,
      expected: "finite numbers",
      received: isEarlier ? nonFiniteParameters : received,
      fix: `The last good parameters are in place. Try a learning rate below ${learningRate}, or scale the inputs.`,
      step: number - 1,
      layer,
    });
  }

  /** Whether a callback, at any time, has called `stop`. */
  #isStopped(): boolean {
    return this.#stopped;
  }

  #throwIfAborted(): void {
    throwIfAborted(this.#plan.signal, `fit, after step ${this.#steps}`);
  }

  async #restWhenDue(): Promise<void> {
    if (!this.#slices.due) return;
    await this.#slices.rest();
    this.#plan.snapshot.expectChanges();
    this.#throwIfAborted();
  }

  async #tell(call: (callback: Callback) => void | Promise<void>): Promise<void> {
    for (const callback of this.#plan.callbacks) await call(callback);
    if (this.#plan.callbacks.length > 0) this.#plan.snapshot.expectChanges();
  }
}
