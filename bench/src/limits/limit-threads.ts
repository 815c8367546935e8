import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import {
  multiplyAddModule,
  operationsPerTurn,
  type MultiplyAddLoop,
} from "./multiply-add-module.js";

interface LoopExports {
  run(turns: number, factor: number, addend: number): number;
}

const attempts = 5;
const attemptMilliseconds = 4;

/** Words of the memory that the threads share. */
const [request, ready, finished] = [0, 1, 2];

const helperSource = `
  const { workerData: { module, control, turns } } = require("node:worker_threads");
  const { run } = new WebAssembly.Instance(module).exports;
  for (let round = 1; ; round += 1) {
    Atomics.wait(control, ${request}, round - 1);
    Atomics.add(control, ${ready}, 1);
    while (Atomics.load(control, ${ready}) >= 0);
    run(turns, 0.5, 1);
    Atomics.add(control, ${finished}, 1);
    Atomics.notify(control, ${finished});
  }
`;

/** A multiply-add loop on one thread or on several at once. */
export class LimitLoop {
  readonly #loop: MultiplyAddLoop;
  readonly #exports: LoopExports;
  readonly #control = new Int32Array(new SharedArrayBuffer(12));
  readonly #helpers: number;
  readonly #turns: number;

  /** @param threads Default: what the machine runs at once. */
  constructor(loop: MultiplyAddLoop, threads = availableParallelism()) {
    const module = new WebAssembly.Module(multiplyAddModule(loop));
    this.#loop = loop;
    this.#exports = new WebAssembly.Instance(module).exports as unknown as LoopExports;
    this.#turns = this.#turnsOf(attemptMilliseconds);
    this.#helpers = threads - 1;
    for (let helper = 0; helper < this.#helpers; helper += 1) {
      const workerData = { module, control: this.#control, turns: this.#turns };
      new Worker(helperSource, { eval: true, workerData, execArgv: [] }).unref();
    }
  }

  /**
   * 10⁹ multiplications and additions a second, all threads together: the best of some attempts, as
   * a limit is what the machine can do, not what it does while it is disturbed.
   */
  run(): number {
    return Math.max(...Array.from({ length: attempts }, () => this.#attempt()));
  }

  #attempt(): number {
    const control = this.#control;
    const helpers = this.#helpers;
    if (helpers > 0) {
      Atomics.store(control, finished, 0);
      Atomics.add(control, request, 1);
      Atomics.notify(control, request);
      while (Atomics.load(control, ready) < helpers);
    }
    const start = performance.now();
    // All helpers wait for this at once: the word is far below 0 then.
    Atomics.store(control, ready, -(2 ** 30));
    this.#exports.run(this.#turns, 0.5, 1);
    for (;;) {
      const done = Atomics.load(control, finished);
      if (done >= helpers) break;
      Atomics.wait(control, finished, done);
    }
    const milliseconds = performance.now() - start;
    Atomics.store(control, ready, 0);
    return this.#speed(helpers + 1, milliseconds);
  }

  #speed(threads: number, milliseconds: number): number {
    return (threads * this.#turns * operationsPerTurn(this.#loop)) / milliseconds / 1e6;
  }

  /** As many turns as take that long, found out by doing some. */
  #turnsOf(milliseconds: number): number {
    const some = 20_000;
    let fastest = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const start = performance.now();
      this.#exports.run(some, 0.5, 1);
      fastest = Math.min(fastest, performance.now() - start);
    }
    return Math.ceil((some * milliseconds) / fastest);
  }
}

/** The number of chains with which one thread is fastest. */
export function bestLoop(dtype: MultiplyAddLoop["dtype"]): MultiplyAddLoop {
  const candidates = [8, 10, 12, 13].map((chains) => ({ dtype, chains }));
  const speeds = candidates.map((loop) => {
    const limit = new LimitLoop(loop, 1);
    return limit.run();
  });
  return candidates[speeds.indexOf(Math.max(...speeds))] ?? { dtype, chains: 12 };
}
