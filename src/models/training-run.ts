import type { Callback, EpochRecord, TrainingControl } from "../callbacks/index.js";
import { AbortedError, ArgumentError, NonFiniteLossError } from "../errors/index.js";
import type { RandomState } from "../tensor/random-state/index.js";
import type { Evaluation } from "./evaluate-rows.js";
import { metricResults } from "./evaluate-rows.js";
import { History } from "./history.js";
import type { TrainingPlan } from "./plan-training.js";
import { WorkSlices } from "./yield-to-event-loop.js";

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

  async run(): Promise<History> {
    try {
      await this.#call("onTrainBegin");
      for (let epoch = 1; epoch <= this.#plan.epochs && !this.#stopped; epoch += 1) {
        await this.#runEpoch(epoch);
      }
      return new History(this.#records);
    } finally {
      await this.#call("onTrainEnd");
    }
  }

  async #runEpoch(epoch: number): Promise<void> {
    const plan = this.#plan;
    const start = performance.now();
    await this.#call("onEpochBegin", epoch);
    for (const metric of plan.metrics) metric.reset();
    let weighted = 0;
    let rowsSeen = 0;
    let batch = 0;
    for (const rows of this.#batches()) {
      this.#throwIfAborted();
      const loss = this.#step(rows);
      batch += 1;
      weighted += loss * rows.length;
      rowsSeen += rows.length;
      const record = { epoch, batch, step: this.#steps, loss, rows };
      if (plan.reportsBatches) await this.#call("onBatchEnd", record);
      if (this.#slices.due) await this.#slices.rest();
      if (this.#stopped) break;
    }
    this.#requireFiniteParameters();
    const training = metricResults(plan.metrics);
    const validation = this.#validate();
    const record = epochRecord(epoch, weighted / rowsSeen, training, validation, {
      learningRate: plan.optimizer.learningRate,
      seconds: (performance.now() - start) / 1000,
    });
    this.#records.push(record);
    await this.#call("onEpochEnd", record);
    this.#throwIfAborted();
  }

  /** The rows of each batch, as rows of the inputs given to `fit`. */
  *#batches(): Iterable<Int32Array> {
    const { sampler, batchRows, trainingRows, rowCount } = this.#plan;
    const count = trainingRows?.length ?? rowCount;
    const batchRandom: RandomState = this.#plan.batchRandom;
    const mapped = new Int32Array(batchRows);
    for (const positions of sampler.batches(count, batchRows, batchRandom)) {
      const wrong = positions.findIndex((position) => position < 0 || position >= count);
      if (wrong >= 0 || positions.length === 0 || positions.length > batchRows) {
        throw new ArgumentError({
          where: "fit, sampler",
          expected: `1 to ${batchRows} positions from 0 to ${count - 1}`,
          received: wrong >= 0 ? String(positions[wrong]) : `${positions.length} positions`,
        });
      }
      const rows = mapped.subarray(0, positions.length);
      positions.forEach((position, index) => {
        rows[index] = trainingRows?.[position] ?? position;
      });
      yield rows;
    }
  }

  #step(rows: Int32Array): number {
    const { step, snapshot, optimizer } = this.#plan;
    snapshot.beforeStep();
    const loss = step.differentiate(rows);
    if (!Number.isFinite(loss)) this.#fail(`a loss of ${loss}`);
    snapshot.record({ rows, learningRate: optimizer.learningRate });
    step.update();
    this.#steps += 1;
    return loss;
  }

  #validate(): Evaluation | undefined {
    const validation = this.#plan.validate();
    if (validation !== undefined && !Number.isFinite(validation.loss)) {
      this.#fail(`a validation loss of ${validation.loss}`);
    }
    return validation;
  }

  #requireFiniteParameters(): void {
    if (!this.#plan.parametersAreFinite()) this.#fail("parameters that are not finite");
  }

  /** Puts the last good parameters back and says what failed. */
  #fail(received: string): never {
    const { step, snapshot, optimizer, layerName } = this.#plan;
    const layer = layerName(step.firstNonFinite());
    const { learningRate } = optimizer;
    snapshot.undo((recorded) => {
      optimizer.learningRate = recorded.learningRate;
      step.differentiate(recorded.rows, []);
      step.update();
    });
    throw new NonFiniteLossError({
      where: `fit, step ${this.#steps + 1}, ${layer}`,
      expected: "finite numbers",
      received,
      fix: `The last good parameters are in place. Try a learning rate below ${learningRate}, or scale the inputs.`,
      step: this.#steps + 1,
      layer,
    });
  }

  #throwIfAborted(): void {
    const { signal } = this.#plan;
    if (signal?.aborted !== true) return;
    throw new AbortedError({
      where: `fit, after step ${this.#steps}`,
      expected: "to go on",
      received: "an abort signal",
      cause: signal.reason,
    });
  }

  async #call<Name extends keyof Callback>(
    name: Name,
    ...detail: Parameters<NonNullable<Callback[Name]>> extends [infer Detail, TrainingControl]
      ? [Detail]
      : []
  ): Promise<void> {
    for (const callback of this.#plan.callbacks) {
      const method = callback[name] as
        ((...values: readonly unknown[]) => void | Promise<void>) | undefined;
      await method?.call(callback, ...detail, this.#control);
    }
  }
}

function epochRecord(
  epoch: number,
  loss: number,
  training: Readonly<Record<string, number>>,
  validation: Evaluation | undefined,
  timing: { readonly learningRate: number; readonly seconds: number },
): EpochRecord {
  const validationMetrics = Object.fromEntries(
    Object.entries(validation ?? {}).map(([name, value]) => [validationName(name), value]),
  );
  return {
    epoch,
    loss,
    accuracy: training["accuracy"] ?? Number.NaN,
    ...(validation && {
      validationLoss: validation.loss,
      validationAccuracy: validation.accuracy,
    }),
    metrics: { loss, ...training, ...validationMetrics },
    ...timing,
  };
}

function validationName(metric: string): string {
  return `validation${metric.charAt(0).toUpperCase()}${metric.slice(1)}`;
}
