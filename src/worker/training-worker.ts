import { StateError } from "../errors/index.js";
import { requireOptions } from "../errors/require-options.js";
import { throwIfAborted } from "../errors/throw-if-aborted.js";
import {
  History,
  type EvaluateOptions,
  type Evaluation,
  type SavedClass,
  type Sequential,
  type Targets,
} from "../models/index.js";
import { requireInRange, wrap, type InputTensor, type Tensor } from "../tensor/index.js";
import { carryModel, takeValues } from "./carried-model.js";
import { carryFitOptions, type WorkerFitOptions } from "./carry-fit-options.js";
import { describeMetrics, describePart } from "./portable-parts.js";
import { startWorker } from "./start-worker.js";
import { WorkerChannel } from "./worker-channel.js";
import type { WorkerScope } from "./worker-scope.js";

/** Options of {@link TrainingWorker}. */
export interface TrainingWorkerOptions {
  /** A worker whose script calls `serveTraining`. Default: one with the library's own script. */
  readonly worker?: WorkerScope;
  /** Layers and other classes of one's own in models; the worker's `serveTraining` needs them too. */
  readonly classes?: readonly SavedClass[];
}

/**
 * Trains models in a worker, so that a page stays responsive.
 *
 * The worker gives the same bits as training on the page does; where the page is cross-origin isolated it
 * uses all of the machine's threads.
 *
 * @example
 * ```ts
 * const worker = new TrainingWorker();
 * await worker.fit(model, images, labels, { loss, optimizer, onEpochEnd: ({ loss }) => show(loss) });
 * const probabilities = await worker.predict(drawing);
 * ```
 */
export class TrainingWorker {
  readonly #channel: WorkerChannel;
  readonly #classes: readonly SavedClass[];
  #isTraining = false;

  /** @throws {NotFoundError} where the platform has no workers and none is given. */
  constructor(options: TrainingWorkerOptions = {}) {
    const { worker, classes = [] } = requireOptions(options, "TrainingWorker");
    this.#channel = new WorkerChannel(worker ?? startWorker());
    this.#classes = classes;
  }

  /**
   * Trains a model in the worker, as `Sequential.fit` does on the page; at the end the model has the
   * trained values, and the worker keeps a copy for {@link predict} and {@link evaluate}.
   *
   * Inputs and targets are copied, slice by slice. The optimizer is made anew in the worker: the page's
   * own counts no steps.
   *
   * @throws {ArgumentError} for an object of a class of one's own that doesn't say how it is made.
   * @throws {StateError} while another `fit` of this worker runs, or after {@link terminate}.
   * @throws {NotFoundError} when the worker's script doesn't start.
   * @throws what `Sequential.fit` throws; then, and after an abort, the model has the values of the last
   * whole step.
   */
  async fit(
    model: Sequential,
    inputs: InputTensor,
    targets: Targets,
    options: WorkerFitOptions,
  ): Promise<History> {
    this.#requireIdle();
    requireOptions(options, "TrainingWorker.fit");
    const { signal, onProgress, onEpochEnd, progressIntervalMs = 100 } = options;
    requireInRange(progressIntervalMs, 0, Infinity, "TrainingWorker.fit, progressIntervalMs");
    throwIfAborted(signal, "TrainingWorker.fit");
    const channel = this.#channel;
    const abort = (): void => {
      channel.post({ kind: "abort" });
    };
    const take = (bytes: Uint8Array): void => {
      takeValues(model, bytes, this.#classes);
    };
    this.#isTraining = true;
    try {
      const carried = carryModel(model);
      const settings = await carryFitOptions(options, channel);
      const data = await channel.sendData(inputs, targets, "TrainingWorker.fit, ");
      throwIfAborted(signal, "TrainingWorker.fit");
      signal?.addEventListener("abort", abort);
      const result = await channel.ask<"fit">(
        (id) => ({ kind: "fit", id, model: carried, data, options: settings, progressIntervalMs }),
        {
          progress: ({ progress }) => onProgress?.(progress),
          epoch: ({ record }) => onEpochEnd?.(record),
          ...{ model: take, stop: abort },
        },
      );
      take(result.model);
      return new History(result.epochs, result.settings);
    } finally {
      this.#isTraining = false;
      signal?.removeEventListener("abort", abort);
    }
  }

  /** Makes training wait before its next batch, until {@link resume}. */
  pause(): void {
    this.#channel.post({ kind: "pause" });
  }

  /** Lets a training go on that {@link pause} has stopped. */
  resume(): void {
    this.#channel.post({ kind: "resume" });
  }

  /** Gives the worker a copy of a model, for {@link predict} and {@link evaluate}. */
  async load(model: Sequential): Promise<void> {
    this.#requireIdle();
    await this.#channel.ask<"load">((id) => ({ kind: "load", id, model: carryModel(model) }));
  }

  /** What the worker's model gives for every sample, `[samples, units]`; also while it is trained. */
  async predict(inputs: InputTensor): Promise<Tensor> {
    const array = await this.#channel.send(inputs, "TrainingWorker.predict, inputs");
    const { data, shape } = await this.#channel.ask<"predict">((id) => ({
      ...{ kind: "predict", id, inputs: array },
    }));
    return wrap(data, shape);
  }

  /** Loss and metrics of the worker's model, as `Sequential.evaluate` gives them; also while it is trained. */
  async evaluate(
    inputs: InputTensor,
    targets: Targets,
    options: EvaluateOptions = {},
  ): Promise<Evaluation> {
    const { loss, metrics = [] } = requireOptions(options, "TrainingWorker.evaluate");
    const described = describeMetrics(metrics);
    const part = loss && describePart(loss, "loss");
    const data = await this.#channel.sendData(inputs, targets, "TrainingWorker.evaluate, ");
    return this.#channel.ask<"evaluate">((id) => ({
      ...{ kind: "evaluate", id, data, loss: part, metrics: described },
    }));
  }

  /** A checkpoint of the training that runs, for the option `resume` of `fit`. @throws {StateError} when none does. */
  checkpoint(): Promise<Uint8Array> {
    return this.#channel.ask<"checkpoint">((id) => ({ kind: "checkpoint", id }));
  }

  /** The worker's model as it is now, as `Sequential.toBytes` gives it. @throws {StateError} when it has none. */
  toBytes(): Promise<Uint8Array> {
    return this.#channel.ask<"bytes">((id) => ({ kind: "bytes", id }));
  }

  /** Threads that the worker computes with, its own included. */
  threads(): Promise<number> {
    return this.#channel.ask<"threads">((id) => ({ kind: "threads", id }));
  }

  /** Ends the worker at once; what still runs is rejected with a `StateError`. */
  terminate(): void {
    this.#channel.terminate();
  }

  #requireIdle(): void {
    if (!this.#isTraining) return;
    throw new StateError({
      where: "TrainingWorker",
      expected: "a worker that trains nothing",
      received: "a call while its fit is running",
      fix: "Await the promise of the running fit first, or use another TrainingWorker.",
    });
  }
}
