import { afterAll, describe, expect, it } from "vitest";
import type { WasmBackend } from "../../../src/backends/wasm/wasm-backend-interface.js";
import type { DType, Tensor } from "../../../src/tensor/index.js";
import { bitsOf } from "./support/bits.js";
import { kernelJobs, tensorMaker, type KernelJob } from "./support/kernel-jobs.js";
import { makeBackend, withoutSharedMemory } from "./support/make-backend.js";

const dtypes: readonly DType[] = ["float32", "float64"];
const alone = makeBackend();
const sharing = [2, 3, 4].map((threads) => makeBackend({ threads }));
const unshared = withoutSharedMemory(() => makeBackend());

afterAll(() => {
  for (const backend of sharing) backend.dispose();
});

function bits(backend: WasmBackend, { run }: KernelJob, dtype: DType): string {
  const make = tensorMaker(backend, dtype);
  const made: Tensor[] = [];
  const results = run(backend, (...request) => {
    const tensor = make(...request);
    made.push(tensor);
    return tensor;
  });
  const text = bitsOf(results);
  // Some tests run a job so often that the garbage collector would come too late.
  for (const tensor of made) backend.release(tensor);
  return text;
}

describe.each(kernelJobs)("$title", (job) => {
  it.each(dtypes)(
    "gives the same bits in %s with 1, 2, 3 and 4 threads, run after run",
    (dtype) => {
      const expected = bits(alone, job, dtype);
      expect(expected.length).toBeGreaterThan(8);
      for (const backend of sharing) {
        const before = backend.helpedChunks;
        let runs = 0;
        // Other threads have to have had a share of it.
        while (runs < 5 || (job.shared && backend.helpedChunks === before && runs < 100_000)) {
          expect(bits(backend, job, dtype) === expected, `${backend.threads} threads`).toBe(true);
          runs += 1;
        }
        if (job.shared) expect(backend.helpedChunks).toBeGreaterThan(before);
        else expect(backend.helpedChunks).toBeGreaterThanOrEqual(before);
      }
    },
  );

  it.each(dtypes)("gives the same bits in %s in memory that threads can't share", (dtype) => {
    expect(bits(unshared, job, dtype) === bits(alone, job, dtype)).toBe(true);
  });
});
