import { type Task } from "./messages.js";
import { addTallies, emptyTally, tallyOfStopped, type Tally } from "./tally.js";
import { WatchedWorker } from "./watched-worker.js";

/** Worker threads that share tasks, each doing one at a time. */
export class WorkerPool {
  readonly #idle: WatchedWorker[];
  readonly #waiting: ((worker: WatchedWorker) => void)[] = [];

  /**
   * @param size Number of threads.
   * @param patienceMilliseconds How long a thread may stay at a file before it is stopped.
   */
  constructor(size: number, patienceMilliseconds = 15_000) {
    this.#idle = Array.from({ length: size }, () => new WatchedWorker(patienceMilliseconds));
  }

  /**
   * Runs a task on the next thread that is free, around the files at which it has to be stopped.
   *
   * @param isEnough Whether to leave out what has not been started.
   */
  async run(task: Task, isEnough: (soFar: Tally) => boolean): Promise<Tally> {
    const worker =
      this.#idle.pop() ??
      (await new Promise<WatchedWorker>((resolve) => {
        this.#waiting.push(resolve);
      }));
    try {
      return await runAround(worker, task, isEnough);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(worker);
      else next(worker);
    }
  }

  /** Ends all threads, once no task runs. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.map((worker) => worker.close()));
  }
}

async function runAround(
  worker: WatchedWorker,
  task: Task,
  isEnough: (soFar: Tally) => boolean,
): Promise<Tally> {
  let tally = emptyTally;
  const pending = [task];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part.count === 0 || isEnough(tally)) continue;
    const ending = await worker.run(part);
    if ("tally" in ending) {
      tally = addTallies(tally, ending.tally);
      continue;
    }
    // The thread took the counts of what it had done with it.
    const { stoppedAt, fault } = ending;
    const done = stoppedAt - part.first;
    tally = addTallies(tally, tallyOfStopped(stoppedAt, fault));
    pending.push({ ...part, first: stoppedAt + 1, count: part.count - done - 1 });
    pending.push({ ...part, count: done });
  }
  return tally;
}
