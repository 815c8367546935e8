import { resolveObjectURL } from "node:buffer";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  CHUNK_RANGE_BYTES,
  CHUNK_RANGES,
  FAILED_THREADS,
} from "../../../src/backends/wasm/shared/memory-map.js";
import type { WasmBackend } from "../../../src/backends/wasm/wasm-backend-interface.js";
import { runNode } from "../../support/example-process.js";
import { bitsOf } from "./support/bits.js";
import { kernelJobs, tensorMaker } from "./support/kernel-jobs.js";
import { makeBackend } from "./support/make-backend.js";

const program = "test/backends/wasm/support/thread-program.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The bits of the first kernels' results. */
function bits(backend: WasmBackend): string {
  return kernelJobs
    .slice(0, 3)
    .map(({ run }) => bitsOf(run(backend, tensorMaker(backend, "float32"))))
    .join();
}

/** Lets workers be made by `make` from now on. */
function stubWorkers(make: (source: string, options: WorkerOptions) => unknown): void {
  const real = process.getBuiltinModule.bind(process);
  const Stub = function (source: string, options: WorkerOptions): unknown {
    return make(source, options);
  };
  vi.spyOn(process, "getBuiltinModule").mockImplementation((name: string) =>
    name === "node:worker_threads" ? { Worker: Stub } : real(name as "node:os"),
  );
}

async function until(done: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !done(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe("a process with helping threads", () => {
  it.each([
    ["has just worked", "working", 0, ""],
    ["has been idle", "idle", 0, ""],
    ["calls process.exit(7) while it works", "exit", 7, ""],
    ["throws an error", "throw", 1, "thrown on purpose"],
    ["has disposed of its backend, which goes on", "dispose", 0, ""],
  ])("that %s ends by itself, without a warning", async (_, mode, status, message) => {
    const result = await runNode([program, mode]);
    expect(result.output).toContain("helped, 4 threads, 256");
    expect(result.status).toBe(status);
    if (message === "") expect(result.errors).toBe("");
    else expect(result.errors).toContain(message);
    if (mode === "dispose") expect(result.output).toContain("disposed, 1 thread, 256");
  });
});

/** A browser's worker on top of one of Node's. */
class WebWorker {
  static running = 0;
  readonly #worker: Promise<Worker>;

  constructor(url: string) {
    WebWorker.running += 1;
    this.#worker = resolveObjectURL(url)!
      .text()
      .then((source) => {
        const globals = `
          let onmessage;
          const close = () => process.exit();
          require("node:worker_threads").parentPort.once("message", (data) => onmessage({ data }));
        `;
        const worker = new Worker(globals + source, { eval: true });
        return worker.on("exit", () => (WebWorker.running -= 1));
      });
  }

  postMessage(data: unknown): void {
    void this.#worker.then((worker) => {
      worker.postMessage(data);
    });
  }
}

describe("in a browser", () => {
  it("threads get their program as a blob, help, and end on dispose", async () => {
    const backend = makeBackend({ threads: 3 });
    const expected = bits(makeBackend());
    vi.stubGlobal("Worker", WebWorker);
    vi.stubGlobal("process", undefined);
    expect(bits(backend)).toBe(expected);
    vi.unstubAllGlobals();
    expect(WebWorker.running).toBe(2);
    await until(() => {
      expect(bits(backend)).toBe(expected);
      return backend.helpedChunks > 0;
    });
    expect(backend.helpedChunks).toBeGreaterThan(0);
    backend.dispose();
    await until(() => WebWorker.running === 0);
    expect(WebWorker.running).toBe(0);
  });

  it("a page that allows no workers does without", () => {
    const backend = makeBackend({ threads: 3 });
    vi.stubGlobal("Worker", function () {
      throw new Error("SecurityError");
    });
    vi.stubGlobal("process", undefined);
    const result = bits(backend);
    vi.unstubAllGlobals();
    expect(result).toBe(bits(makeBackend()));
    expect(backend.helpedChunks).toBe(0);
  });
});

describe("ThreadPool", () => {
  it("starts threads with the first job that is shared, one less than asked for, once", () => {
    let started = 0;
    stubWorkers(() => {
      started += 1;
      return { on: () => undefined, unref: () => undefined };
    });
    const backend = makeBackend({ threads: 4 });
    backend.fill(backend.allocate([1], "float32"), 1);
    expect(started).toBe(0);
    bits(backend);
    bits(backend);
    expect(started).toBe(3);
  });

  it("ends all threads on dispose; the backend then gives the same bits with one", async () => {
    let running = 0;
    stubWorkers((source, options) => {
      running += 1;
      return new Worker(source, options).on("exit", () => (running -= 1));
    });
    const backend = makeBackend({ threads: 4 });
    const expected = bits(makeBackend());
    for (let run = 0; run < 1000 && backend.helpedChunks === 0; run += 1) bits(backend);
    expect(running).toBe(3);
    backend.dispose();
    backend.dispose();
    expect(backend.threads).toBe(1);
    await until(() => running === 0);
    expect(running).toBe(0);
    expect(bits(backend)).toBe(expected);
  });

  it("ends threads that are asleep, and those that have not begun yet", async () => {
    let running = 0;
    stubWorkers((source, options) => {
      running += 1;
      return new Worker(source, options).on("exit", () => (running -= 1));
    });
    const [asleep, beginning] = [makeBackend({ threads: 3 }), makeBackend({ threads: 3 })];
    for (let run = 0; run < 1000 && asleep.helpedChunks === 0; run += 1) bits(asleep);
    await new Promise((resolve) => setTimeout(resolve, 200));
    bits(beginning);
    expect(running).toBe(4);
    asleep.dispose();
    beginning.dispose();
    await until(() => running === 0);
    expect(running).toBe(0);
  });

  it("does without threads that the platform refuses", () => {
    let asked = 0;
    stubWorkers(() => {
      asked += 1;
      throw new Error("ERR_ACCESS_DENIED");
    });
    const backend = makeBackend({ threads: 4 });
    expect(bits(backend)).toBe(bits(makeBackend()));
    bits(backend);
    expect(asked).toBe(1);
    expect(backend.helpedChunks).toBe(0);
    backend.dispose();
  });

  it("does without threads that never begin", () => {
    stubWorkers(
      (_, options) => new Worker("setInterval(() => 0, 1000)", { ...options, eval: true }),
    );
    const backend = makeBackend({ threads: 4 });
    expect(bits(backend)).toBe(bits(makeBackend()));
    expect(backend.helpedChunks).toBe(0);
  });

  it("does without threads that end with an error, which nobody hears of", async () => {
    let ended = 0;
    stubWorkers((_, options) =>
      new Worker("throw new Error('no memory')", { ...options, eval: true }).on(
        "exit",
        () => (ended += 1),
      ),
    );
    const backend = makeBackend({ threads: 4 });
    expect(bits(backend)).toBe(bits(makeBackend()));
    await until(() => ended === 3);
    expect(bits(backend)).toBe(bits(makeBackend()));
  });

  it("never waits for the rest of a job when a thread has failed in it", () => {
    const ownRange = (CHUNK_RANGES + CHUNK_RANGE_BYTES) / 8;
    const failing = `
      const { memory } = require("node:worker_threads").workerData;
      const [jobs, flags] = [new BigInt64Array(memory.buffer), new Int32Array(memory.buffer)];
      for (;;) {
        const isWaiting = (word) => (word & 0xffffffffn) < word >> 32n;
        if (!isWaiting(Atomics.load(jobs, ${ownRange}))) continue;
        if (isWaiting(Atomics.add(jobs, ${ownRange}, 1n))) break;
      }
      Atomics.store(flags, ${FAILED_THREADS / 4}, 1);
    `;
    stubWorkers((_, options) => new Worker(failing, { ...options, eval: true }));
    const backend = makeBackend({ threads: 2 });
    expect(() => {
      for (let run = 0; run < 100_000; run += 1) bits(backend);
    }).toThrow(WebAssembly.RuntimeError);
  });
});
