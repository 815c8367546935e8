import type { TaskArguments, TaskName, TaskRequest, TaskResponse, TaskResult } from "./tasks.js";

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onShare: ((share: number) => void) | undefined;
}

/** The page's side of the worker that makes data and pictures. */
export class Background {
  readonly #worker = new Worker(new URL("./background-script.ts", import.meta.url), {
    type: "module",
  });
  readonly #pending = new Map<number, Pending>();
  #requests = 0;

  constructor() {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<TaskResponse>) => {
      this.#take(data);
    });
    this.#worker.addEventListener("error", ({ message }) => {
      for (const id of this.#pending.keys()) {
        this.#take({ id, failure: `The background worker failed: ${message}` });
      }
    });
  }

  /**
   * Has a task done.
   *
   * @param onShare Is told how much is done, from 0 to 1, by tasks that know.
   */
  do<Name extends TaskName>(
    name: Name,
    given: TaskArguments<Name>,
    onShare?: (share: number) => void,
  ): Promise<TaskResult<Name>> {
    this.#requests += 1;
    const request: TaskRequest = { id: this.#requests, name, arguments: given };
    return new Promise<unknown>((resolve, reject) => {
      this.#pending.set(request.id, { resolve, reject, onShare });
      this.#worker.postMessage(request);
    }) as Promise<TaskResult<Name>>;
  }

  #take(response: TaskResponse): void {
    const pending = this.#pending.get(response.id);
    if (pending === undefined) return;
    if ("share" in response) {
      pending.onShare?.(response.share);
      return;
    }
    this.#pending.delete(response.id);
    if ("failure" in response) pending.reject(new Error(response.failure));
    else pending.resolve(response.result);
  }
}
