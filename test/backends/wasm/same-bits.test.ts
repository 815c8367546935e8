import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WasmBackend } from "../../../src/backends/wasm/wasm-backend-interface.js";
import type { DType } from "../../../src/tensor/index.js";
import { bitsOf, checksumOf } from "./support/bits.js";
import { kernelJobs, tensorMaker } from "./support/kernel-jobs.js";
import { makeBackend, withoutSharedMemory } from "./support/make-backend.js";
import { recordedChecksums } from "./support/recorded-checksums.js";
import { train, type Inputs, type TrainingRun } from "./support/training-runs.js";

/** Sizes of row blocks beside the one that is chosen from the model: uneven, and the whole batch. */
const blockSizes = [7, 32, 75];

const alone = makeBackend();
const sharing = [2, 3, 4].map((threads) => makeBackend({ threads }));

beforeAll(() => {
  // All threads have begun before it is asked whether they take part.
  for (const backend of sharing) {
    while (backend.helpedChunks === 0) kernelJobs[0]!.run(backend, tensorMaker(backend, "float32"));
  }
});

afterAll(() => {
  for (const backend of sharing) backend.dispose();
});

async function weightsAndLosses(backend: WasmBackend, run: TrainingRun): Promise<string> {
  const { weights, losses } = await train(backend, run);
  return bitsOf([...weights, losses]);
}

describe.each(recordedChecksums)(
  "after 200 steps on %s inputs in %s",
  (inputs, dtype, weights, losses) => {
    it("the checksums of weights and losses are the ones recorded here", async () => {
      const result = await train(alone, { inputs, dtype });
      const epochs = [...result.losses.data];
      expect(epochs.at(-1)).toBeLessThan(epochs[0]!);
      expect([checksumOf(result.weights), checksumOf([result.losses])]).toEqual([weights, losses]);
    });

    it("weights and losses have the same bits with 1, 2, 3 and 4 threads", async () => {
      const expected = await weightsAndLosses(alone, { inputs, dtype });
      for (const backend of sharing) {
        const before = backend.helpedChunks;
        // On a busy machine other threads may get no processor in a whole run.
        for (let run = 0; run < 20 && backend.helpedChunks === before; run += 1) {
          const bits = await weightsAndLosses(backend, { inputs, dtype });
          expect(bits === expected, `${backend.threads} threads`).toBe(true);
        }
        expect(backend.helpedChunks).toBeGreaterThan(before);
      }
    });
  },
);

describe.each<[Inputs, DType]>([
  ["sparse", "float32"],
  ["dense", "float32"],
  ["sparse bytes", "float64"],
])("on %s inputs in %s", (inputs, dtype) => {
  it(`weights have the same bits for blocks of ${blockSizes.join(", ")} and the chosen number of rows`, async () => {
    const expected = bitsOf((await train(alone, { inputs, dtype })).weights);
    for (const blockRows of blockSizes) {
      for (const backend of [alone, sharing[0]!]) {
        const { weights } = await train(backend, { inputs, dtype, blockRows });
        expect(bitsOf(weights) === expected, `${blockRows} rows`).toBe(true);
      }
    }
  });

  it("weights and losses have the same bits run after run, and without shared memory", async () => {
    const unshared = withoutSharedMemory(() => makeBackend());
    const [first, ...others] = [
      await weightsAndLosses(alone, { inputs, dtype }),
      await weightsAndLosses(alone, { inputs, dtype }),
      await weightsAndLosses(unshared, { inputs, dtype }),
    ];
    for (const other of others) expect(other === first).toBe(true);
  });
});

it("sparse inputs take the sparse kernels, dense ones the dense kernels", async () => {
  const ran = async (inputs: Inputs): Promise<boolean> => {
    const backend = makeBackend();
    await train(backend, { inputs, dtype: "float32" });
    return backend.kernelCounts()["sparse gradient float32"]! > 0;
  };
  expect(await ran("sparse")).toBe(true);
  expect(await ran("sparse bytes")).toBe(true);
  expect(await ran("dense")).toBe(false);
});
