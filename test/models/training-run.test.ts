import { describe, expect, it, vi } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import type { Callback } from "../../src/callbacks/index.js";
import { AbortedError, ArgumentError, StateError } from "../../src/errors/index.js";
import { CrossEntropy, MeanSquaredError } from "../../src/losses/index.js";
import { History, mlp, type FitOptions, type Sequential } from "../../src/models/index.js";
import { Adam, SGD } from "../../src/optimizers/index.js";
import { tensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { stateOf, valuesOf } from "./support/model-state.js";
import { ShareAbove } from "./support/share-above.js";
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

describe("fit", () => {
  it("gives a record of every epoch", async () => {
    const history = await fit(makeModel(), {
      epochs: 3,
      validation: 0.2,
      metrics: [new ShareAbove()],
    });
    expect(history).toBeInstanceOf(History);
    expect(history.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    const { loss, accuracy, validationLoss, validationAccuracy, metrics, seconds } = history.last!;
    expect(Object.keys(metrics)).toEqual([
      ...["loss", "accuracy", "shareAbove"],
      ...["validationLoss", "validationAccuracy", "validationShareAbove"],
    ]);
    expect(metrics).toMatchObject({ loss, accuracy, validationLoss, validationAccuracy });
    expect(history.last).toMatchObject({ learningRate: 0.1 });
    expect(seconds).toBeGreaterThanOrEqual(0);
    const { epochs, settings } = history;
    expect(JSON.parse(JSON.stringify(history))).toEqual({ epochs, settings });
  });

  it("has no accuracy where targets are no classes: NaN", async () => {
    const targets = tensor(
      Float32Array.from(data.labels, (x) => x / 3),
      [50, 1],
    );
    const options = { loss: new MeanSquaredError(), optimizer: new SGD(), validation: 0.2 };
    const { last } = await mlp([4, 1]).fit(data.inputs, targets, options);
    expect(last).toMatchObject({ accuracy: Number.NaN, validationAccuracy: Number.NaN });
    expect(last!.metrics).toMatchObject({ accuracy: Number.NaN, validationAccuracy: Number.NaN });
  });

  it("takes an accuracy of one's own instead of the usual one", async () => {
    const { last } = await fit(makeModel(), { metrics: [new ShareAbove("accuracy")] });
    expect(Object.keys(last!.metrics)).toEqual(["loss", "accuracy"]);
  });

  it("trains no epoch of 0, but tells callbacks of beginning and end", async () => {
    const log: string[] = [];
    const model = makeModel();
    const before = valuesOf(model);
    const history = await fit(model, { epochs: 0, callbacks: [recorder(log)] });
    expect(history.epochs).toEqual([]);
    expect(log).toEqual(["train", "end"]);
    expect(valuesOf(model)).toEqual(before);
  });

  it("refuses to run twice at a time, and may run again afterwards, also after an error", async () => {
    const model = makeModel();
    const first = fit(model, { epochs: 3 });
    expect(await errorOf(fit(model))).toBeInstanceOf(StateError);
    for (const call of [
      () => model.initialize(),
      () => model.to("float64"),
      () => model.forward(data.inputs),
      () => model.backward(data.inputs),
    ]) {
      expect(call).toThrow(StateError);
      expect(call).toThrow("a call while fit is running");
    }
    const twin = makeModel();
    expect((await first).epochs).toHaveLength(3);
    await fit(twin, { epochs: 3 });
    expect(valuesOf(model)).toEqual(valuesOf(twin));
    expect(await errorOf(fit(model, { batchSize: 0 }))).toBeInstanceOf(ArgumentError);
    await fit(model);
  });

  it("is not disturbed by evaluations and predictions in between, nor disturbs them", async () => {
    const [model, twin] = [makeModel(), makeModel()];
    const seen: number[] = [];
    const look = (): void => {
      const { loss } = model.evaluate(data.inputs.hi(7), data.labels.slice(0, 7));
      const { loss: again } = model.evaluate(data.inputs.hi(7), data.labels.slice(0, 7));
      expect(again).toBe(loss);
      expect(model.predict(data.inputs).shape).toEqual([50, 3]);
      seen.push(loss);
    };
    const callbacks = [{ onBatchEnd: look, onEpochBegin: look, onEpochEnd: look }];
    const optimizers = [new Adam(), new Adam()] as const;
    await fit(model, { optimizer: optimizers[0], epochs: 3, validation: 0.2, callbacks });
    await fit(twin, { optimizer: optimizers[1], epochs: 3, validation: 0.2 });
    expect(stateOf(model, optimizers[0])).toEqual(stateOf(twin, optimizers[1]));
    expect(new Set(seen).size).toBeGreaterThan(3);
  });

  it("lets timers have their turn, in which others may look at the model", async () => {
    const model = makeModel();
    let isTraining = true;
    let turns = 0;
    const timer = setInterval(() => {
      expect(isTraining).toBe(true);
      model.evaluate(data.inputs, data.labels);
      turns += 1;
    }, 1);
    const slow: Callback = {
      onEpochBegin: () => {
        const start = performance.now();
        while (performance.now() - start < 20);
      },
    };
    await fit(model, { epochs: 12, callbacks: [slow] });
    isTraining = false;
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(2);
  });

  it("trains two models that share a layer at the same time, each step for itself", async () => {
    const shared = mlp([4, 3]).layers[0]!;
    const models = [mlp([3, 3]), mlp([3, 3])].map((head) => [shared, ...head.layers]);
    const { Sequential } = await import("../../src/models/index.js");
    const [first, second] = models.map((layers) => new Sequential(...layers));
    const options = { loss: new MeanSquaredError(), epochs: 3, batchSize: 10 };
    const targets = data.inputs.hi(50, 3);
    const histories = await Promise.all([
      first!.fit(data.inputs, targets, { ...options, optimizer: new SGD() }),
      second!.fit(data.inputs, targets, { ...options, optimizer: new SGD() }),
    ]);
    expect(histories.map(({ epochs }) => epochs.length)).toEqual([3, 3]);
  });
});

describe("an AbortSignal", () => {
  const abortIn = async (name: keyof Callback): Promise<[unknown, number, string[]]> => {
    const controller = new AbortController();
    const log: string[] = [];
    const optimizer = new Adam();
    const abort = (): void => {
      controller.abort("enough");
    };
    const callbacks = [{ [name]: abort }, recorder(log)];
    const options = { optimizer, callbacks, signal: controller.signal, epochs: 3 };
    const error = await errorOf(fit(makeModel(), options));
    return [error, optimizer.steps, log];
  };

  it.each([
    ["onTrainBegin", 0],
    ["onEpochBegin", 0],
    ["onBatchEnd", 1],
    ["onEpochEnd", 3],
  ] as const)("aborted in %s ends training after %i whole steps", async (name, expected) => {
    const [error, steps, log] = await abortIn(name);
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ cause: "enough", where: `fit, after step ${expected}` });
    expect(steps).toBe(expected);
    expect(log.at(-1)).toBe("end");
  });

  it("aborted after the end changes nothing", async () => {
    expect((await abortIn("onTrainEnd"))[0]).toBeUndefined();
    const controller = new AbortController();
    const model = makeModel();
    await fit(model, { signal: controller.signal });
    controller.abort();
    await fit(model);
  });

  it("may be aborted by a timer, and leaves the parameters of a whole step", async () => {
    const [model, twin] = [makeModel(), makeModel()];
    const optimizer = new SGD({ learningRate: 0.01 });
    const signal = AbortSignal.timeout(60);
    const error = await errorOf(fit(model, { optimizer, signal, epochs: 1e9 }));
    expect(error).toBeInstanceOf(AbortedError);
    expect((error as AbortedError).cause).toMatchObject({ name: "TimeoutError" });
    let steps = 0;
    const { steps: wanted } = optimizer;
    expect(wanted).toBeGreaterThan(0);
    const stop: Callback = {
      onBatchEnd: (_, training) => {
        steps += 1;
        if (steps === wanted) training.stop();
      },
    };
    const other = new SGD({ learningRate: 0.01 });
    await fit(twin, { optimizer: other, epochs: 1e9, callbacks: [stop] });
    expect(stateOf(model, optimizer)).toEqual(stateOf(twin, other));
    await fit(model);
  });

  it("takes no listener that stays", async () => {
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, "addEventListener");
    await fit(makeModel(), { signal: controller.signal });
    expect(add).not.toHaveBeenCalled();
  });
});
