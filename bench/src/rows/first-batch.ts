import { BenchProcess } from "../processes/child-process.js";
import type { Reply } from "../processes/protocol.js";
import type { Row } from "./row.js";

/** From the start of a process to the first trained batch, by this process's clock. */
export const firstBatch = firstBatchRow({
  id: "first-batch",
  title: "process start to first trained batch",
  measure: (_reply, milliseconds) => milliseconds,
});

/** The same in processor time, all threads of the process together. */
export const firstBatchProcessor = firstBatchRow({
  id: "first-batch-processor",
  title: "the same, processor time",
  atMost: 200,
  measure: ({ processorMilliseconds = Number.NaN }) => processorMilliseconds,
});

interface FirstBatchRow extends Pick<Row, "id" | "title" | "atMost"> {
  measure(reply: Reply, milliseconds: number): number;
}

function firstBatchRow({ measure, ...row }: FirstBatchRow): Row {
  return {
    ...row,
    unit: "ms",
    floors: [],
    repetitions: 9,
    objection: () => undefined,
    omits: ({ firstBatch: program }) => program === undefined,
    start: ({ firstBatch: command }) =>
      Promise.resolve({
        facts: {},
        share: 1,
        stop: () => undefined,
        run: async () => {
          if (command === undefined) throw new Error("it has no such program");
          const start = performance.now();
          const process = new BenchProcess(command);
          try {
            const reply = await process.receive();
            return measure(reply, performance.now() - start);
          } finally {
            process.stop();
          }
        },
      }),
  };
}
