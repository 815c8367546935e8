import { afterAll, describe, expect, it } from "vitest";
import {
  JOB_SEQUENCE,
  SLEEPING_THREADS,
  STARTED_THREADS,
} from "../../../src/backends/wasm/shared/memory-map.js";
import type { WasmBackend } from "../../../src/backends/wasm/wasm-backend-interface.js";
import type { Tensor } from "../../../src/tensor/index.js";
import { makeBackend } from "./support/make-backend.js";

const backends: WasmBackend[] = [];

afterAll(() => {
  for (const backend of backends) backend.dispose();
});

/** Jobs of as many chunks as there can be, each of 16 elements, whose results tell the job. */
class TinyJobs {
  readonly backend: WasmBackend;
  readonly #input: Tensor;
  readonly #output: Tensor;
  #job = 0;

  constructor(threads: number) {
    this.backend = makeBackend({ threads });
    backends.push(this.backend);
    const count = 16 * 4 * threads - 5;
    this.#input = this.backend.allocate([count], "float32");
    this.#output = this.backend.allocate([count], "float32");
    this.#input.data.forEach((_, i) => (this.#input.data[i] = i + 1));
  }

  /** Words of the memory that all threads see. */
  get words(): Int32Array {
    return new Int32Array(this.#input.data.buffer);
  }

  /** Resolves when all threads have begun. */
  async start(): Promise<void> {
    this.run(1);
    while (Atomics.load(this.words, STARTED_THREADS / 4) < this.backend.threads - 1) await pause(1);
  }

  /** Runs `jobs` jobs and gives the number of elements that one of them has left wrong. */
  run(jobs: number): number {
    const { data } = this.#output;
    let wrong = 0;
    for (let end = this.#job + jobs; this.#job < end; this.#job += 1) {
      const factor = 1 + (this.#job % 1000);
      this.backend.rescale(this.#input, factor, 0, this.#output);
      for (let i = 0; i < data.length; i += 1) if (data[i] !== (i + 1) * factor) wrong += 1;
    }
    return wrong;
  }
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe.each([2, 3, 4])("with %i threads", (threads) => {
  it("30,000 jobs of the smallest chunks leave every element right", async () => {
    const jobs = new TinyJobs(threads);
    await jobs.start();
    expect(jobs.run(30_000)).toBe(0);
    await pause(10);
    expect(jobs.backend.helpedChunks).toBeGreaterThan(0);
  });

  it.each([31, 32])("jobs go on when their number passes 2 to the %i", async (exponent) => {
    const jobs = new TinyJobs(threads);
    await jobs.start();
    const number = 2 ** exponent - 1000;
    Atomics.store(jobs.words, JOB_SEQUENCE / 4, number);
    expect(jobs.run(3000)).toBe(0);
    expect(Atomics.load(jobs.words, JOB_SEQUENCE / 4)).toBe((number + 3000) | 0);
    for (let turn = 0; turn < 500 && jobs.backend.helpedChunks === 0; turn += 1) {
      expect(jobs.run(100)).toBe(0);
      await pause(1);
    }
    expect(jobs.backend.helpedChunks).toBeGreaterThan(0);
  });

  it("threads that sleep wake up for the next job, 40 times", async () => {
    const jobs = new TinyJobs(threads);
    for (let round = 0; round < 40; round += 1) {
      expect(jobs.run(1 + round * 5)).toBe(0);
      // From no pause to one in which all fall asleep.
      await pause(round % 8);
    }
    const sleeping = (): number => Atomics.load(jobs.words, SLEEPING_THREADS / 4);
    for (let turn = 0; turn < 500 && sleeping() < threads - 1; turn += 1) await pause(5);
    expect(sleeping()).toBe(threads - 1);
    const before = jobs.backend.helpedChunks;
    for (let turn = 0; turn < 500 && jobs.backend.helpedChunks === before; turn += 1) {
      expect(jobs.run(20)).toBe(0);
      await pause(1);
    }
    expect(jobs.backend.helpedChunks).toBeGreaterThan(before);
  });
});
