import { describe, expect, it } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import type { Callback, TrainingControl } from "../../src/callbacks/index.js";
import { StateError } from "../../src/errors/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import { History, mlp, type FitOptions, type Sequential } from "../../src/models/index.js";
import { Adam, SGD } from "../../src/optimizers/index.js";
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

/** Writes down what it is told. */
function recorder(log: string[], name = ""): Callback {
  return {
    onTrainBegin: () => void log.push(`${name}train`),
    onEpochBegin: (epoch) => void log.push(`${name}epoch ${epoch}`),
    onBatchEnd: ({ epoch, batch, step, rows }) =>
      void log.push(`${name}batch ${epoch}.${batch} = ${step}: ${rows.length}`),
    onEpochEnd: ({ epoch }) => void log.push(`${name}epoch ${epoch} ended`),
    onTrainEnd: () => void log.push(`${name}end`),
  };
}

describe("callbacks", () => {
  it("are told in order, one after the other", async () => {
    const log: string[] = [];
    const callbacks = [recorder(log, "a "), recorder(log, "b ")];
    await fit(makeModel(), { epochs: 2, callbacks });
    const expected = [
      ...["train", "epoch 1", "batch 1.1 = 1: 20", "batch 1.2 = 2: 20", "batch 1.3 = 3: 10"],
      ...["epoch 1 ended", "epoch 2", "batch 2.1 = 4: 20", "batch 2.2 = 5: 20"],
      ...["batch 2.3 = 6: 10", "epoch 2 ended", "end"],
    ];
    expect(log).toEqual(expected.flatMap((line) => [`a ${line}`, `b ${line}`]));
  });

  it("are waited for", async () => {
    const log: string[] = [];
    const later = (line: string) => (): Promise<void> =>
      new Promise((resolve) => {
        setTimeout(() => {
          log.push(line);
          resolve();
        }, 2);
      });
    const slow: Callback = {
      onTrainBegin: later("train"),
      onEpochBegin: later("epoch"),
      onBatchEnd: later("batch"),
      onEpochEnd: later("epoch ended"),
      onTrainEnd: later("end"),
    };
    await fit(makeModel(), { batchSize: 30, callbacks: [slow] });
    expect(log).toEqual(["train", "epoch", "batch", "batch", "epoch ended", "end"]);
  });

  it("may be objects with methods that use this", async () => {
    class Counter implements Callback {
      count = 0;
      onBatchEnd(): void {
        this.count += 1;
      }
    }
    const counter = new Counter();
    await fit(makeModel(), { callbacks: [counter] });
    expect(counter.count).toBe(3);
  });

  it("see the parameters, the optimizer and the epochs, and losses before the update", async () => {
    const model = makeModel();
    const optimizer = new SGD({ learningRate: 0.1 });
    const { loss } = model.evaluate(data.inputs, data.labels, { loss: new CrossEntropy() });
    const controls: TrainingControl[] = [];
    const losses: number[] = [];
    const callback: Callback = {
      onTrainBegin: (control) => void controls.push(control),
      onBatchEnd: (batch) => void losses.push(batch.loss),
    };
    await fit(model, { optimizer, epochs: 2, batchSize: "full", callbacks: [callback] });
    expect(controls[0]).toMatchObject({ optimizer, epochs: 2 });
    expect(controls[0]!.parameters).toEqual(model.parameters);
    expect(losses[0]).toBeCloseTo(loss, 6);
    expect(losses[1]).toBeLessThan(losses[0]!);
  });

  it.each(["onBatchEnd", "onEpochEnd"] as const)(
    "change the rate in %s from the next step on",
    async (name) => {
      const model = makeModel();
      const optimizer = new SGD({ learningRate: 0.1 });
      const seen: number[][][] = [];
      const stop: Callback = {
        [name]: () => {
          seen.push(valuesOf(model));
          optimizer.learningRate = 0;
        },
      };
      const { epochs } = await fit(model, { optimizer, epochs: 2, callbacks: [stop] });
      expect(valuesOf(model)).toEqual(seen[0]);
      expect(epochs.map(({ learningRate }) => learningRate)).toEqual(
        name === "onBatchEnd" ? [0, 0] : [0.1, 0],
      );
    },
  );

  it("end training with stop(): after the batch, or before the epoch", async () => {
    const stopIn = async (name: keyof Callback): Promise<[string[], number]> => {
      const log: string[] = [];
      const callbacks: Callback[] = [
        { [name]: (...values: unknown[]) => (values.at(-1) as TrainingControl).stop() },
        recorder(log),
      ];
      const { epochs } = await fit(makeModel(), { epochs: 5, callbacks });
      return [log, epochs.length];
    };
    expect(await stopIn("onTrainBegin")).toEqual([["train", "end"], 0]);
    expect(await stopIn("onEpochBegin")).toEqual([["train", "epoch 1", "end"], 0]);
    const batch = "batch 1.1 = 1: 20";
    expect(await stopIn("onBatchEnd")).toEqual([
      ["train", "epoch 1", batch, "epoch 1 ended", "end"],
      1,
    ]);
    const [log, epochs] = await stopIn("onEpochEnd");
    expect([log.at(-1), log.length, epochs]).toEqual(["end", 7, 1]);
    expect((await stopIn("onTrainEnd"))[1]).toBe(5);
  });

  const places: readonly (keyof Callback)[] = [
    ...(["onTrainBegin", "onEpochBegin", "onBatchEnd", "onEpochEnd", "onTrainEnd"] as const),
  ];
  const cases = places.flatMap((name) => [[name, "throw"] as const, [name, "reject"] as const]);

  it.each(cases)(
    "that %s %ss end training with that very error, and the model can be used",
    async (name, how) => {
      const log: string[] = [];
      const own = new Error("mine");
      const model = makeModel();
      const optimizer = new Adam();
      const broken: Callback = {
        [name]: () => {
          if (how === "throw") throw own;
          return Promise.reject(own);
        },
      };
      const callbacks = [broken, recorder(log)];
      expect(await errorOf(fit(model, { optimizer, callbacks, epochs: 2 }))).toBe(own);
      expect(log.at(-1)).toBe("end");
      expect(log.filter((line) => line === "end")).toHaveLength(1);
      const steps =
        name === "onTrainEnd" ? 6 : ({ onBatchEnd: 1, onEpochEnd: 3 }[name as string] ?? 0);
      expect(optimizer.steps).toBe(steps);
      await fit(model, { optimizer, epochs: 2 });
      expect(optimizer.steps).toBe(steps + 6);
    },
  );

  it("are all told of the end, and the first error of all is the one that is thrown", async () => {
    const [first, second] = [new Error("first"), new Error("second")];
    const log: string[] = [];
    const callbacks: Callback[] = [
      {
        onEpochEnd: () => {
          throw first;
        },
        onTrainEnd: () => Promise.reject(second),
      },
      recorder(log),
    ];
    expect(await errorOf(fit(makeModel(), { callbacks }))).toBe(first);
    expect(log.at(-1)).toBe("end");
  });

  it("can't start another fit", async () => {
    const model = makeModel();
    const errors: unknown[] = [];
    await fit(model, {
      callbacks: [{ onEpochEnd: async () => void errors.push(await errorOf(fit(model))) }],
    });
    expect(errors[0]).toBeInstanceOf(StateError);
    expect(errors).toHaveLength(1);
  });
});
