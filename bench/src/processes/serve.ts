import { createInterface } from "node:readline";
import type { Facts } from "../results.js";
import type { NetworkWork, Task, Work } from "../work.js";
import { linePrefix, type Reply, type Request } from "./protocol.js";

/** A task that is ready to be run again and again. */
export interface Prepared {
  readonly facts?: Facts;
  /** One repetition; a number it gives is the time in milliseconds where it measures that itself. */
  run(): unknown;
}

/** Answers requests on the standard streams, as one contestant. */
export async function serve<W extends Work = NetworkWork>(
  prepare: (task: Task<W>) => Prepared | Promise<Prepared>,
): Promise<void> {
  let prepared: Prepared | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      reply(await answer(JSON.parse(line) as Request));
    } catch (error) {
      reply({ error: error instanceof Error ? error.message.slice(0, 400) : String(error) });
    }
  }
  process.exit(0);

  async function answer(request: Request): Promise<Reply> {
    if (request.do === "usage") return usage();
    if (request.do === "prepare") {
      prepared = await prepare(request.task as Task<W>);
      return { facts: prepared.facts ?? {} };
    }
    if (prepared === undefined) throw new Error("run before prepare");
    const start = performance.now();
    const own = await prepared.run();
    return { milliseconds: typeof own === "number" ? own : performance.now() - start };
  }
}

/** Says something to the measuring program. */
export function reply(message: Reply): void {
  process.stdout.write(`${linePrefix}${JSON.stringify(message)}\n`);
}

/** Memory and processor time of this process. */
export function usage(): Reply {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  return {
    peakBytes: maxRSS * 1024,
    processorMilliseconds: (userCPUTime + systemCPUTime) / 1000,
  };
}
