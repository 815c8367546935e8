import type { InputTensor } from "../tensor/index.js";
import type { Targets } from "../models/index.js";
import type { CarriedArray, CarriedData, Request, Response, Results } from "./messages.js";
import { PendingRequests, type ResponseListener } from "./pending-requests.js";
import { ArraySender } from "./send-arrays.js";
import type { WorkerScope } from "./worker-scope.js";

/** A page's connection to its worker. */
export class WorkerChannel {
  readonly #worker: WorkerScope;
  readonly #pending = new PendingRequests();
  readonly #arrays: ArraySender;

  constructor(worker: WorkerScope) {
    this.#worker = worker;
    this.#arrays = new ArraySender((request, transfer) => {
      worker.postMessage(request, transfer);
    });
    worker.addEventListener("message", ({ data }) => {
      this.#pending.take(data as Response);
    });
    for (const type of ["error", "messageerror"] as const) {
      worker.addEventListener(type, ({ message }) => {
        this.#pending.failToStart(message ?? `one that gives ${type}`);
      });
    }
    worker.start?.();
  }

  /** Says something that is not answered. */
  post(request: Request): void {
    this.#worker.postMessage(request, []);
  }

  /** Asks something that is given a number, and waits for its answer. */
  async ask<Kind extends keyof Results>(
    request: (id: number) => Extract<Request, { kind: Kind }>,
    listener?: ResponseListener,
  ): Promise<Results[Kind]> {
    const { id, answer } = this.#pending.add(listener);
    this.post(request(id));
    return (await answer) as Results[Kind];
  }

  /** Sends an array. @throws {ArgumentError} when it is none. */
  send(array: unknown, where: string): Promise<CarriedArray> {
    return this.#arrays.send(array, where);
  }

  /** Sends inputs and targets. @throws {ArgumentError} when they are no arrays. */
  async sendData(inputs: InputTensor, targets: Targets, where: string): Promise<CarriedData> {
    return {
      inputs: await this.send(inputs, `${where}inputs`),
      targets: await this.send(targets, `${where}targets`),
    };
  }

  /** Ends the worker; whoever waits gets a `StateError`. */
  terminate(): void {
    this.#worker.terminate?.();
    this.#worker.close?.();
    this.#pending.terminate();
  }
}
