import { isPlain } from "../peers/contestant.js";
import { BenchProcess } from "../processes/child-process.js";
import { wideNotebook } from "./notebooks.js";
import type { Row } from "./row.js";
import { taskOf } from "./worker-row.js";

const iterations = 2;

/** The most memory that a fresh process holds while it runs the notebook 784-784-10. */
export const peakMemory: Row = {
  id: "peak-memory",
  title: "peak memory of the 784-784-10 notebook, two iterations",
  unit: "MB",
  floors: [],
  atMost: 550,
  repetitions: 3,
  objection: () => undefined,
  omits: (contestant) =>
    !isPlain(contestant) || (contestant.family !== "ndnet" && contestant.family !== "numpy"),
  start: (contestant, context) => {
    const rows = context.quick ? wideNotebook.rows / 10 : wideNotebook.rows;
    return Promise.resolve({
      facts: {},
      share: 1,
      stop: () => undefined,
      run: async () => {
        const process = new BenchProcess(contestant.worker);
        try {
          const task = taskOf(contestant, { ...wideNotebook, rows }, context);
          await process.ask({ do: "prepare", task });
          for (let count = 0; count < iterations; count += 1) await process.ask({ do: "run" });
          const { peakBytes = Number.NaN } = await process.ask({ do: "usage" });
          return peakBytes / 1e6;
        } finally {
          process.stop();
        }
      },
    });
  },
};
