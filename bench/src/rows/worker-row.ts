import { isPlain, type Contestant } from "../peers/contestant.js";
import { BenchProcess } from "../processes/child-process.js";
import type { Task, Work } from "../work.js";
import type { Row, RunContext, Runner } from "./row.js";
import { shareOf, withShare } from "./share.js";

/** What a row of repeated work is made of. */
export interface WorkerRow extends Omit<Row, "objection" | "start"> {
  readonly work: Work;
  /** The same on less data, for a quick look. */
  readonly quickWork: Work;
  /** Calls or mini-batches in the whole work, where the figure is that of one of them. */
  readonly each?: (work: Work) => number;
}

/** A row whose contestants are processes that prepare themselves and then repeat the work. */
export function workerRow(row: WorkerRow): Row {
  return {
    ...row,
    objection: (contestant) => contestant.objection(row.work),
    start: (contestant, context) => startWorker(row, contestant, context),
  };
}

/** For rows with convolutions, which ndnet and TensorFlow.js have. */
export function omitsConvolutions(contestant: Contestant): boolean {
  const { family } = contestant;
  return !isPlain(contestant) || (family !== "ndnet" && family !== "tfjs");
}

async function startWorker(
  row: WorkerRow,
  contestant: Contestant,
  context: RunContext,
): Promise<Runner> {
  const wanted = context.quick ? row.quickWork : row.work;
  const share = shareOf(wanted, contestant, context.quick);
  const { work, doneShare } = withShare(wanted, share);
  const process = new BenchProcess(contestant.worker);
  try {
    const { facts = {} } = await process.ask({
      do: "prepare",
      task: taskOf(contestant, work, context),
    });
    const scale = (row.unit === "µs" ? 1000 : 1) / doneShare / (row.each?.(wanted) ?? 1);
    return {
      facts,
      share: doneShare,
      run: async (leastMilliseconds) => {
        let total = 0;
        let count = 0;
        do {
          const { milliseconds = Number.NaN } = await process.ask({ do: "run" });
          total += milliseconds;
          count += 1;
        } while (total < leastMilliseconds);
        return (total / count) * scale;
      },
      stop: () => process.stop(),
    };
  } catch (error) {
    process.stop();
    throw error;
  }
}

/** A contestant's settings with a piece of work. */
export function taskOf(
  contestant: Contestant,
  work: Work,
  { dataDirectory }: RunContext,
): Task<Work> {
  const { dtype, threads, backend, callbacks, augments } = contestant;
  return {
    work,
    dtype,
    dataDirectory,
    ...(threads !== undefined && { threads }),
    ...(backend !== undefined && { backend }),
    ...(callbacks !== undefined && { callbacks }),
    ...(augments !== undefined && { augments }),
  };
}
