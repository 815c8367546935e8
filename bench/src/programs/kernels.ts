// Measures ndnet's kernels in turns with the machine's own limit, and says each result as a line.
// Arguments: folder of the data, repetitions.

import { kernelsOf, type Kernel } from "../limits/kernels.js";
import { bestLoop, LimitLoop } from "../limits/limit-threads.js";
import { createWasmBackend, getBackend, type Backend } from "../ndnet.js";
import type { KernelResult } from "../results.js";
import { pairedRatios, summarize } from "../statistics.js";

const [dataDirectory = "", repetitionsText = "5"] = process.argv.slice(2);
const repetitions = Number(repetitionsText);
const shortestMilliseconds = 20;

for (const dtype of ["float32", "float64"] as const) {
  const loop = bestLoop(dtype);
  for (const backend of await backends()) {
    const { threads } = backend;
    const limit = new LimitLoop(loop, threads);
    for (const kernel of kernelsOf(backend, dtype, dataDirectory)) {
      const { speeds, limits } = measure(kernel, limit);
      say({
        kernel: kernel.name,
        dtype,
        threads,
        speed: summarize(speeds),
        limit: summarize(limits),
        share: summarize(pairedRatios(limits, speeds)),
        ...(kernel.wanted !== undefined && { wanted: kernel.wanted }),
      });
    }
  }
}
process.exit(0);

interface ThreadedBackend extends Backend {
  readonly threads: number;
}

/** One thread, and as many as ndnet takes by itself. */
async function backends(): Promise<ThreadedBackend[]> {
  const standard = getBackend();
  if (!("threads" in standard))
    throw new Error(`the backend is ${standard.name}: ${standard.reason}`);
  const single = await createWasmBackend({ threads: 1 });
  const several = standard as ThreadedBackend;
  return several.threads === 1 ? [single] : [single, several];
}

/** Limit and kernel in turns, both in 10⁹ operations a second. */
function measure(kernel: Kernel, limit: LimitLoop): { speeds: number[]; limits: number[] } {
  const runs = Math.max(1, Math.ceil(shortestMilliseconds / timeOf(kernel, 3)));
  const speeds: number[] = [];
  const limits: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    limits.push(limit.run());
    speeds.push((kernel.operations * runs) / timeOf(kernel, runs, false) / 1e6);
  }
  return { speeds, limits };
}

/** Milliseconds of some runs together, or of one of them. */
function timeOf(kernel: Kernel, runs: number, each = true): number {
  const start = performance.now();
  for (let run = 0; run < runs; run += 1) kernel.run();
  return (performance.now() - start) / (each ? runs : 1);
}

function say(kernel: KernelResult): void {
  console.log(`@bench ${JSON.stringify({ kernel })}`);
}
