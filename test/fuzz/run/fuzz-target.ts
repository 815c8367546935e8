import { type Task } from "./messages.js";
import { addTallies, emptyTally, type Tally } from "./tally.js";
import { type WorkerPool } from "./worker-pool.js";

/** Files that a thread takes at once: some tenths of a second. */
const filesPerTask = 2500;

/** Failures behind which a target has failed thoroughly enough. */
const maximumFailures = 20;

/** Runs files of a target, all of them unless too many fail. */
export async function fuzzTarget(all: Task, pool: WorkerPool): Promise<Tally> {
  let tally = emptyTally;
  const isEnough = (part: Tally): boolean =>
    tally.failures.length + part.failures.length >= maximumFailures;
  const tasks: Task[] = [];
  const end = all.first + all.count;
  for (let first = all.first; first < end; first += filesPerTask) {
    tasks.push({ ...all, first, count: Math.min(filesPerTask, end - first) });
  }
  await Promise.all(
    tasks.map(async (task) => {
      const part = await pool.run(task, isEnough);
      tally = addTallies(tally, part);
    }),
  );
  return tally;
}
