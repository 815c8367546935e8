import { Worker } from "node:worker_threads";
import { type Answer, type Task, type WorkerStart } from "./messages.js";
import { type Tally } from "./tally.js";

/** How a task ended: with its tally, or at a file at which the worker had to be stopped. */
export type Ending =
  { readonly tally: Tally } | { readonly stoppedAt: number; readonly fault: string };

/** A worker thread that is ended when it stays at one file, or takes too much memory. */
export class WatchedWorker {
  /** The file that the thread is at. */
  #position = newPosition();
  #worker: Worker | undefined;

  readonly #patienceMilliseconds: number;

  /**
   * @param patienceMilliseconds How long it may stay at a file. One that ends within this, but not
   * within a second, is judged by the thread itself, which may need some seconds to measure its
   * memory.
   */
  constructor(patienceMilliseconds: number) {
    this.#patienceMilliseconds = patienceMilliseconds;
  }

  /** Runs a task. A worker that had to be stopped is replaced at the next one. */
  async run(task: Task): Promise<Ending> {
    const worker = (this.#worker ??= this.#start());
    Atomics.store(this.#position, 0, notStarted);
    let watch: NodeJS.Timeout | undefined;
    return new Promise<Ending>((resolve, reject) => {
      const stop = (fault: string): void => {
        this.#worker = undefined;
        void worker.terminate();
        const stoppedAt = Atomics.load(this.#position, 0);
        if (stoppedAt === notStarted) reject(new Error(`${task.targetName}, seeds: ${fault}`));
        else resolve({ stoppedAt, fault });
      };
      watch = this.#watch(stop);
      worker.once("message", (answer: Answer) => {
        if ("tally" in answer) resolve(answer);
        else reject(new Error(answer.error));
      });
      worker.once("error", (error: Error) => {
        stop(`ends the thread: ${error.message}`);
      });
      worker.postMessage(task);
    }).finally(() => {
      clearInterval(watch);
      // Not those of all events: the thread's own would be among them.
      worker.removeAllListeners("message").removeAllListeners("error");
    });
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    // Its own, as a thread that is being ended may still write to the last one.
    this.#position = newPosition();
    const workerData: WorkerStart = { position: this.#position };
    return new Worker(new URL("./worker.mjs", import.meta.url), { workerData, resourceLimits });
  }

  /** Calls `stop` when the position stays the same for too long. */
  #watch(stop: (fault: string) => void): NodeJS.Timeout {
    let position = notStarted;
    let since = performance.now();
    return setInterval(() => {
      const now = Atomics.load(this.#position, 0);
      const limit = now === notStarted ? startMilliseconds : this.#patienceMilliseconds;
      if (now !== position) {
        position = now;
        since = performance.now();
      } else if (performance.now() - since > limit) {
        stop(`does not end within ${limit / 1000} s`);
      }
    }, watchMilliseconds);
  }
}

function newPosition(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

const notStarted = -1;
const watchMilliseconds = 100;

/** Loading the programs and making the seeds takes longer than a file. */
const startMilliseconds = 60_000;

/** Ends the thread of a parser that fills the heap, before the machine notices. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };
