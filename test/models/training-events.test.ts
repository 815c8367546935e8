import { describe, expect, it } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import { AbortedError, ArgumentError } from "../../src/errors/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import { mlp, Sequential, type TrainOptions } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { valuesOf } from "./support/model-state.js";
import { smallData } from "./support/small-data.js";

const data = smallData({ rows: 50 });

function makeModel(): Sequential {
  return mlp([4, 5, 3], { output: () => new Softmax() }).initialize(new RandomState(2));
}

function options(more: Partial<TrainOptions> = {}): TrainOptions {
  const optimizer = new SGD({ learningRate: 0.1 });
  return { loss: new CrossEntropy(), optimizer, batchSize: 20, epochs: 3, ...more };
}

const train = (model: Sequential, more?: Partial<TrainOptions>): ReturnType<Sequential["train"]> =>
  model.train(data.inputs, data.labels, options(more));

describe("train", () => {
  it("gives every epoch, ends with the history, and trains as fit does", async () => {
    const model = makeModel();
    const events = train(model);
    const epochs: number[] = [];
    let next = await events.next();
    for (; next.done !== true; next = await events.next()) epochs.push(next.value.epoch);
    expect(epochs).toEqual([1, 2, 3]);
    const fitted = makeModel();
    const history = await fitted.fit(data.inputs, data.labels, options());
    expect(next.value.loss).toEqual(history.loss);
    expect(valuesOf(model)).toEqual(valuesOf(fitted));
  });

  it("gives batches too where they are asked for", async () => {
    const seen: string[] = [];
    for await (const event of train(makeModel(), { epochs: 2, batches: true })) {
      seen.push(event.type === "batch" ? `${event.epoch}.${event.batch}` : `end ${event.epoch}`);
    }
    expect(seen).toEqual(["1.1", "1.2", "1.3", "end 1", "2.1", "2.2", "2.3", "end 2"]);
  });

  it("left within an epoch, counts it as none, and its checkpoint goes on to the same bits", async () => {
    let resume: Uint8Array | undefined;
    const records: number[] = [];
    const callback = {
      changesModel: false,
      onEpochEnd: ({ epoch }: { epoch: number }) => void records.push(epoch),
      onTrainEnd: (training: { checkpoint(): Uint8Array }) => {
        resume = training.checkpoint();
      },
    };
    for await (const event of train(makeModel(), { batches: true, callbacks: [callback] })) {
      if (event.type === "batch" && event.epoch === 2 && event.batch === 2) break;
    }
    expect(records).toEqual([1]);
    const [resumed, whole] = [makeModel(), makeModel()];
    await resumed.fit(data.inputs, data.labels, options({ resume }));
    await whole.fit(data.inputs, data.labels, options());
    expect(valuesOf(resumed)).toEqual(valuesOf(whole));
  });

  it("throws the error of a callback also where the loop is left", async () => {
    const failing = {
      onTrainEnd: () => {
        throw new Error("lost");
      },
    };
    const leave = async (): Promise<void> => {
      for await (const event of train(makeModel(), { callbacks: [failing] })) {
        if (event.type === "epoch") break;
      }
    };
    await expect(leave()).rejects.toThrow("lost");
  });

  it("waits while the loop's body runs", async () => {
    const model = makeModel();
    for await (const event of train(model)) {
      const before = valuesOf(model);
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(valuesOf(model)).toEqual(before);
      expect(event.training.steps).toBe(3 * event.epoch);
    }
  });

  it("left early, leaves a model that is whole and can be trained and saved", async () => {
    const model = makeModel();
    for await (const event of train(model, { epochs: 50, batches: true })) {
      if (event.type === "batch" && event.step === 5) break;
    }
    const stopped = makeModel();
    await stopped.fit(data.inputs, data.labels, {
      ...options({ epochs: 50 }),
      callbacks: [
        {
          onBatchEnd: ({ step }, training) => {
            if (step === 5) training.stop();
          },
        },
      ],
    });
    expect(valuesOf(model)).toEqual(valuesOf(stopped));
    expect(valuesOf(Sequential.fromBytes(model.toBytes()))).toEqual(valuesOf(model));
    await model.fit(data.inputs, data.labels, options());
  });

  it("an error in the loop's body leaves it as a break does", async () => {
    const model = makeModel();
    const loop = async (): Promise<void> => {
      for await (const event of train(model)) if (event.epoch === 2) throw new RangeError("mine");
    };
    await expect(loop()).rejects.toThrow("mine");
    await model.fit(data.inputs, data.labels, options());
  });

  it("an error of training is thrown in the loop", async () => {
    const loop = async (more: Partial<TrainOptions>): Promise<void> => {
      for await (const event of train(makeModel(), more)) expect(event).toBeDefined();
    };
    await expect(loop({ epochs: -1 })).rejects.toThrow(ArgumentError);
    const signal = AbortSignal.abort();
    await expect(loop({ signal })).rejects.toThrow(AbortedError);
  });

  it("tells other callbacks first", async () => {
    const log: string[] = [];
    const callbacks = [{ onEpochEnd: () => void log.push("callback") }];
    for await (const event of train(makeModel(), { epochs: 1, callbacks })) log.push(event.type);
    expect(log).toEqual(["callback", "epoch"]);
  });

  it("does nothing before the first event is asked for", () => {
    const model = makeModel();
    const before = valuesOf(model);
    train(model);
    expect(valuesOf(model)).toEqual(before);
  });
});
