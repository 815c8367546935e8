import { describe, expect, it } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import type { EpochRecord } from "../../src/callbacks/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import {
  History,
  mlp,
  type BatchSampler,
  type FitOptions,
  type Sequential,
} from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { valuesOf } from "./support/model-state.js";
import { smallData } from "./support/small-data.js";

const data = smallData({ rows: 50 });

function makeModel(): Sequential {
  return mlp([4, 5, 3], { output: () => new Softmax() }).initialize(new RandomState(2));
}

function fit(model: Sequential, more: Partial<FitOptions> = {}): Promise<History> {
  const optimizer = new SGD({ learningRate: 0.1 });
  const options = { loss: new CrossEntropy(), optimizer, batchSize: 20, ...more };
  return model.fit(data.inputs, data.labels, options);
}

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("a sampler of one's own", () => {
  const giving = (...batches: unknown[]): BatchSampler => ({
    batches: () => batches as Int32Array[],
  });

  it("chooses the rows of every batch, any row as often as it likes", async () => {
    const seen: number[][] = [];
    const sampler = giving(Int32Array.of(3, 3, 49), [0]);
    const callbacks = [
      { onBatchEnd: ({ rows }: { rows: Int32Array }) => void seen.push([...rows]) },
    ];
    await fit(makeModel(), { sampler, callbacks, shuffle: true });
    expect(seen).toEqual([[3, 3, 49], [0]]);
  });

  it("counts from 0 to the training rows where some are left out, and is drawn from the seed", async () => {
    const asked: number[][] = [];
    const sampler: BatchSampler = {
      batches(count, batchSize, random) {
        asked.push([count, batchSize, random.randint(1000)]);
        return [Int32Array.of(count - 1)];
      },
    };
    await fit(makeModel(), { sampler, validation: 0.2, seed: 3, epochs: 2 });
    await fit(makeModel(), { sampler, validation: 0.2, seed: 3, epochs: 2 });
    expect(asked[0]!.slice(0, 2)).toEqual([40, 20]);
    expect(asked.slice(2)).toEqual(asked.slice(0, 2));
    expect(asked[1]).not.toEqual(asked[0]);
  });

  it.each([
    ["a row that isn't there", giving(Int32Array.of(0, 50)), "from 0 to 49, received 50"],
    ["a negative row", giving(Int32Array.of(0, -1)), "received -1"],
    ["half a row", giving([0.5]), "received 0.5"],
    ["NaN", giving([Number.NaN]), "received NaN"],
    ["a gap", giving({ length: 2, 0: 1 }), "received NaN"],
    ["an empty batch", giving(new Int32Array(0)), "1 to 20 positions a batch, received 0"],
    ["a batch that is too large", giving(new Int32Array(21)), "received 21"],
    ["something else", giving({}), "received undefined"],
    ["nothing", giving(undefined), "received undefined"],
    ["no batches", giving(), "at least one batch an epoch, received none"],
    ["nothing to go through", { batches: () => 5 as never }, "batches that can be gone through"],
    ["nothing at all", { batches: () => undefined as never }, "received undefined"],
  ])("that gives %s is refused with a typed error", async (_, sampler, message) => {
    const model = makeModel();
    const before = valuesOf(model);
    const error = await errorOf(fit(model, { sampler }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({ where: "fit, sampler" });
    expect(String(error)).toContain(message);
    expect(valuesOf(model)).toEqual(before);
    await fit(model);
  });

  it("that changes its rows afterwards changes nothing that is recorded", async () => {
    const records: EpochRecord[] = [];
    const rows = new Int32Array(20);
    const sampler: BatchSampler = {
      *batches() {
        for (let batch = 0; batch < 3; batch++) yield rows.fill(batch);
      },
    };
    const { epochs } = await fit(makeModel(), {
      sampler,
      callbacks: [{ onEpochEnd: (r) => void records.push(r) }],
    });
    expect(records).toEqual(epochs);
  });

  it("is told when training ends early, so that it can tidy up", async () => {
    let isTidy = false;
    const sampler: BatchSampler = {
      *batches() {
        try {
          for (;;) yield Int32Array.of(0);
        } finally {
          isTidy = true;
        }
      },
    };
    await fit(makeModel(), {
      sampler,
      callbacks: [{ onBatchEnd: (_, training) => training.stop() }],
    });
    expect(isTidy).toBe(true);
  });

  it("that throws ends training with that very error", async () => {
    const own = new Error("mine");
    const sampler: BatchSampler = {
      batches() {
        throw own;
      },
    };
    expect(await errorOf(fit(makeModel(), { sampler }))).toBe(own);
  });
});
