import { NotFoundError, StateError, type NdnetError } from "../errors/index.js";
import { receiveError } from "./carried-error.js";
import type { Response, Results } from "./messages.js";

/** Whoever waits for an answer. */
interface Waiting {
  readonly resolve: (result: Results[keyof Results]) => void;
  readonly reject: (error: unknown) => void;
  readonly listener: ResponseListener;
  /** What the listener has thrown. */
  failure?: { readonly error: unknown };
}

/** Who hears of a training before it is done. */
export interface ResponseListener {
  readonly progress?: (response: Extract<Response, { kind: "progress" }>) => void;
  readonly epoch?: (response: Extract<Response, { kind: "epoch" }>) => void;
  /** The model as a training has left it that did not end well. */
  readonly model?: (bytes: Uint8Array) => void;
  /** Something above has thrown: nothing more is told, and the answer will be rejected with it. */
  readonly stop?: () => void;
}

/** Requests that a worker hasn't answered yet. */
export class PendingRequests {
  readonly #waiting = new Map<number, Waiting>();
  #requests = 0;
  #ended: NdnetError | undefined;

  /** A new request's number, and its answer. @throws {StateError} when the worker has ended. */
  add(listener: ResponseListener = {}): { id: number; answer: Promise<Results[keyof Results]> } {
    if (this.#ended !== undefined) throw this.#ended;
    this.#requests += 1;
    const id = this.#requests;
    const answer = new Promise<Results[keyof Results]>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, listener });
    });
    return { id, answer };
  }

  /** Hands a response to whoever waits for it. */
  take(response: Response): void {
    const waiting = this.#waiting.get(response.id);
    if (waiting === undefined) return;
    if (response.kind === "done" || response.kind === "failed") this.#finish(response, waiting);
    else if (waiting.failure === undefined) tell(response, waiting);
  }

  #finish(response: Extract<Response, { kind: "done" | "failed" }>, waiting: Waiting): void {
    this.#waiting.delete(response.id);
    const { failure, listener } = waiting;
    if (response.kind === "done" && failure === undefined) {
      waiting.resolve(response.result);
      return;
    }
    if (response.kind === "failed" && response.model !== undefined)
      listener.model?.(response.model);
    waiting.reject(failure?.error ?? (response.kind === "failed" && receiveError(response.error)));
  }

  /** Nothing comes any more: the worker's script has not started. */
  failToStart(message: string): void {
    this.#end(
      new NotFoundError({
        where: "TrainingWorker, worker",
        expected: "a worker whose script runs",
        received: message,
        fix: 'Pass one of your own, whose script calls serveTraining: new TrainingWorker({ worker: new Worker(new URL("./worker.js", import.meta.url), { type: "module" }) }).',
      }),
    );
  }

  /** Nothing comes any more: the worker was ended. */
  terminate(): void {
    this.#end(
      new StateError({
        where: "TrainingWorker",
        expected: "a worker that runs",
        received: "one that terminate() has ended",
        fix: "Make a new TrainingWorker.",
      }),
    );
  }

  #end(error: NdnetError): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function tell(response: Extract<Response, { kind: "progress" | "epoch" }>, waiting: Waiting): void {
  const { listener } = waiting;
  try {
    if (response.kind === "progress") listener.progress?.(response);
    else listener.epoch?.(response);
  } catch (error) {
    waiting.failure = { error };
    listener.stop?.();
  }
}
