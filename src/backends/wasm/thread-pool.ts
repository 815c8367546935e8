import { builtinModule, isNode } from "../../platform/builtin-modules.js";
import { FAILED_THREADS, JOB_SEQUENCE, STOPPED } from "./shared/memory-map.js";

/** What a helping thread is given. */
interface HelperData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Its number, from 1. */
  readonly thread: number;
}

/**
 * Threads that help with jobs.
 *
 * They are started with the first job that is large enough, and nobody waits for them: a job is done
 * by whoever is there, by the host's thread alone where the platform refuses others. They never keep
 * a process alive.
 */
export class ThreadPool {
  /** Threads in all, the host's own included. */
  readonly threads: number;
  readonly #module: WebAssembly.Module;
  readonly #memory: WebAssembly.Memory;
  #started = false;

  constructor(threads: number, module: WebAssembly.Module, memory: WebAssembly.Memory) {
    this.threads = threads;
    this.#module = module;
    this.#memory = memory;
  }

  /** Starts the helping threads, once. */
  ensureStarted(): void {
    if (this.#started) return;
    this.#started = true;
    for (let thread = 1; thread < this.threads; thread += 1) {
      if (!startHelper({ module: this.#module, memory: this.#memory, thread })) return;
    }
  }

  /** Ends the helping threads; jobs run on the host's thread from then on. */
  dispose(): void {
    const words = new Int32Array(this.#memory.buffer);
    Atomics.store(words, STOPPED / 4, 1);
    Atomics.add(words, JOB_SEQUENCE / 4, 1);
    Atomics.notify(words, JOB_SEQUENCE / 4);
  }
}

/** A kernel that fails must not leave the host waiting for the rest of its job. */
const helperBody = `
  const { exports } = new WebAssembly.Instance(data.module, { env: { memory: data.memory } });
  try {
    exports.help(data.thread);
  } catch {
    Atomics.store(new Int32Array(data.memory.buffer), ${FAILED_THREADS / 4}, 1);
  }
`;

/** Starts a thread; `false` where the platform refuses it. */
function startHelper(data: HelperData): boolean {
  try {
    if (isNode()) startNodeHelper(data);
    else startWebHelper(data);
    return true;
  } catch {
    return false;
  }
}

function startNodeHelper(data: HelperData): void {
  const { Worker } = builtinModule("node:worker_threads");
  const source = `const data = require("node:worker_threads").workerData;${helperBody}`;
  const worker = new Worker(source, { eval: true, workerData: data, execArgv: [] });
  // One that can't start, for want of memory, is not missed; without a listener it would end the process.
  worker.on("error", () => undefined);
  worker.unref();
}

/** Where a page keeps the source of its helping threads, from the first on. */
let sourceUrl: string | undefined;

function startWebHelper(data: HelperData): void {
  const source = `onmessage = ({ data }) => {${helperBody} close(); };`;
  sourceUrl ??= URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  new Worker(sourceUrl).postMessage(data);
}
