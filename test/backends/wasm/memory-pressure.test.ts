import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ReLU, Softmax } from "../../../src/activations/index.js";
import type { Backend } from "../../../src/backends/backend.js";
import { getBackend, setBackend } from "../../../src/backends/default-backend.js";
import type { WasmBackend } from "../../../src/backends/wasm/wasm-backend-interface.js";
import { OutOfMemoryError } from "../../../src/errors/index.js";
import { Dense } from "../../../src/layers/index.js";
import { CrossEntropy } from "../../../src/losses/index.js";
import { Sequential, type History } from "../../../src/models/index.js";
import { Adam, SGD } from "../../../src/optimizers/index.js";
import { tensor, type Tensor } from "../../../src/tensor/index.js";
import { collectGarbageUntil } from "./support/collect-garbage.js";
import { makeBackend } from "./support/make-backend.js";

let before: Backend;
beforeAll(() => {
  before = getBackend();
});
afterAll(() => {
  setBackend(before);
});

const rows = 100;
const labels = Uint8Array.from({ length: rows }, (_, row) => row % 10);

function images(features: number, density: number): Tensor {
  const data = new Float32Array(rows * features);
  for (let i = 0; i < data.length; i += Math.round(1 / density)) data[i] = Math.sin(i);
  return tensor(data, [rows, features]);
}

describe("2,000 models built, trained a step and dropped", () => {
  const inputs = images(784, 0.2);
  async function trainMany(backend: WasmBackend, units: number): Promise<number> {
    setBackend(backend);
    let peak = 0;
    for (let seed = 0; seed < 2000; seed += 1) {
      const model = new Sequential(
        new Dense(784, units),
        new ReLU(),
        new Dense(units, 10),
        new Softmax(),
      );
      const optimizer = new SGD({ learningRate: 0.1 });
      await model.fit(inputs, labels, {
        loss: new CrossEntropy(),
        optimizer,
        batchSize: 100,
        seed,
      });
      peak = Math.max(peak, backend.usedBytes);
    }
    return peak;
  }

  it.each([
    ["of 800 MB of parameters and gradients never more than 400 MB", 64, 2 ** 31, 400e6],
    ["of 100 MB of them never more than 30 MB, in 32 MiB of memory", 8, 2 ** 25, 30e6],
  ])(
    "leave memory flat: %s are in use",
    async (_, units, memoryLimit, most) => {
      const backend = makeBackend({ threads: 2, memoryLimit, chunkWork: 50_000 });
      expect(await trainMany(backend, units)).toBeLessThan(most);
      await collectGarbageUntil(() => backend.usedBytes < 1e6);
      expect(backend.usedBytes).toBeLessThan(1e6);
      backend.dispose();
    },
    120_000,
  );
});

describe("a training that there is no room for", () => {
  const fit = async (model: Sequential, inputs: Tensor): Promise<History> =>
    model.fit(inputs, labels, {
      loss: new CrossEntropy(),
      optimizer: new Adam(),
      epochs: 2,
      batchSize: 32,
      validation: 0.2,
      seed: 1,
    });
  const build = (): Sequential =>
    new Sequential(new Dense(60, 30), new ReLU(), new Dense(30, 10), new Softmax());
  /** Values, gradients and Adam's two moments of all parameters, each rounded up to 64 bytes. */
  const ofModel = 4 * (60 * 30 + 30 + 30 * 10 + 10) * 4 + 16 * 64;

  it.each([
    ["sparse", 0.2],
    ["dense", 1],
  ])(
    "throws an OutOfMemoryError, whatever there is no room for, and then goes on, with %s inputs",
    async (_, density) => {
      const inputs = images(60, density);
      let failed = 0;
      let succeeded = 0;
      for (let free = 0; free < 4e6 && succeeded < 3; free = Math.ceil(free * 1.1) + 1024) {
        const backend = makeBackend({ memoryLimit: 2 ** 22 });
        setBackend(backend);
        const filler = backend.allocate(
          [(2 ** 22 - 65536 - 256) / 4 - Math.ceil(free / 64) * 16],
          "float32",
        );
        const without = backend.usedBytes;
        const model = build();
        try {
          await fit(model, inputs);
          succeeded += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(OutOfMemoryError);
          failed += 1;
        }
        expect(backend.usedBytes - without).toBeLessThanOrEqual(ofModel);
        backend.release(filler);
        expect((await fit(model, inputs)).last?.loss).toBeLessThan(3);
        expect(model.predict(inputs).shape).toEqual([rows, 10]);
      }
      expect(failed).toBeGreaterThan(10);
      expect(succeeded).toBe(3);
    },
    60_000,
  );
});
