import { getBackend } from "../backends/default-backend.js";
import { StateError } from "../errors/index.js";
import type { Callback } from "../callbacks/index.js";
import { carryError } from "./carried-error.js";
import { receiveModel } from "./carried-model.js";
import { fitOptions } from "./fit-options.js";
import type { Request, Response, Results } from "./messages.js";
import { makePart, type PortableClass } from "./portable-parts.js";
import { ProgressReporter } from "./progress-reporter.js";
import { ArrayReceiver } from "./receive-arrays.js";
import type { Loss } from "../losses/index.js";
import type { Metric } from "../metrics/index.js";
import type { Sequential } from "../models/index.js";

/** What a {@link TrainingServer} works with. */
export interface TrainingServerOptions {
  readonly classes: readonly PortableClass[];
  readonly callbacks: () => readonly Callback[];
  readonly post: (response: Response) => void;
}

/** The worker's side of a {@link TrainingWorker}: does what the page asks, one model at a time. */
export class TrainingServer {
  readonly #options: TrainingServerOptions;
  readonly #arrays = new ArrayReceiver();
  #model: Sequential | undefined;
  #reporter: ProgressReporter | undefined;
  #abort: AbortController | undefined;
  #wantsPause = false;
  /** Whether the latest `fit` has got as far as training. */
  #hasBegun = false;
  #training: Promise<unknown> = Promise.resolve();

  constructor(options: TrainingServerOptions) {
    this.#options = options;
  }

  /** Answers a request; errors are answers too. */
  async handle(request: Request): Promise<void> {
    switch (request.kind) {
      case "upload":
      case "slice":
        this.#arrays.take(request);
        return;
      case "abort":
        this.#abort?.abort();
        this.#setPaused(false);
        return;
      case "pause":
      case "resume":
        this.#setPaused(request.kind === "pause");
        return;
      default:
        await this.#answer(request);
    }
  }

  async #answer(request: Extract<Request, { id: number }>): Promise<void> {
    const { id } = request;
    const { post } = this.#options;
    try {
      const result = await this.#resultOf(request);
      post({ kind: "done", id, result });
    } catch (error) {
      // A training that never began has changed nothing.
      const model =
        request.kind === "fit" && this.#hasBegun ? this.#present().toBytes() : undefined;
      post({ kind: "failed", id, error: carryError(error), ...(model && { model }) });
    }
  }

  async #resultOf(request: Extract<Request, { id: number }>): Promise<Results[keyof Results]> {
    const { classes } = this.#options;
    switch (request.kind) {
      case "fit": {
        // One after the other: an aborted one may still be in its last step.
        const before = this.#training;
        const trained = before.then(() => this.#fit(request));
        this.#training = trained.catch(() => undefined);
        return trained;
      }
      case "load":
        this.#model = receiveModel(request.model, classes);
        return undefined;
      case "predict": {
        const output = this.#present().predict(this.#arrays.inputs(request.inputs));
        // A copy: of a view, all of its memory would travel.
        const data = output.data.slice(output.offset, output.offset + output.size);
        return { data, shape: [...output.shape] };
      }
      case "evaluate": {
        const { inputs, targets } = this.#arrays.data(request.data);
        const loss = request.loss && { loss: makePart(request.loss, classes) as Loss };
        const metrics = request.metrics.map((part) => makePart(part, classes) as Metric);
        return this.#present().evaluate(inputs, targets, { ...loss, metrics });
      }
      case "checkpoint": {
        const checkpoint = this.#reporter?.training?.checkpoint();
        if (checkpoint !== undefined) return checkpoint;
        throw new StateError({
          where: "TrainingWorker.checkpoint",
          expected: "a training that runs",
          received: "none",
        });
      }
      case "bytes":
        return this.#present().toBytes();
      case "threads": {
        const { threads } = getBackend() as { readonly threads?: number };
        return threads ?? 1;
      }
    }
  }

  async #fit(request: Extract<Request, { kind: "fit" }>): Promise<Results["fit"]> {
    const { id } = request;
    const { post, callbacks, classes } = this.#options;
    const model = receiveModel(request.model, classes);
    this.#model = model;
    this.#abort = new AbortController();
    const reporter = new ProgressReporter(
      {
        progress: (progress) => {
          post({ kind: "progress", id, progress });
        },
        epoch: (record) => {
          post({ kind: "epoch", id, record });
        },
      },
      request.progressIntervalMs,
    );
    this.#reporter = reporter;
    if (this.#wantsPause) reporter.pause();
    this.#hasBegun = false;
    try {
      const { inputs, targets } = this.#arrays.data(request.data);
      const options = fitOptions(request.options, this.#arrays, classes);
      const { epochs, settings } = await model.fit(inputs, targets, {
        ...options,
        signal: this.#abort.signal,
        callbacks: [...callbacks(), reporter],
      });
      return { epochs, settings, model: model.toBytes() };
    } finally {
      this.#hasBegun = reporter.hasBegun;
      this.#abort = undefined;
      this.#reporter = undefined;
      this.#wantsPause = false;
    }
  }

  #setPaused(isPaused: boolean): void {
    this.#wantsPause = isPaused;
    if (isPaused) this.#reporter?.pause();
    else this.#reporter?.resume();
  }

  #present(): Sequential {
    if (this.#model !== undefined) return this.#model;
    throw new StateError({
      where: "TrainingWorker",
      expected: "a model in the worker",
      received: "none",
      fix: "Call fit or load first.",
    });
  }
}
