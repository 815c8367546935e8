import ndarray from "ndarray";
import { afterEach, describe, expect, it } from "vitest";
import {
  AbortedError,
  Adam,
  ArgumentError,
  CrossEntropy,
  L2,
  mlp,
  NonFiniteLossError,
  ReLU,
  SGD,
  ShapeError,
  Softmax,
  StateError,
  TopKAccuracy,
  type FitOptions,
} from "ndnet";
import { ImageAugmentation } from "ndnet/datasets";
import { serveTraining, TrainingWorker, type TrainingProgress } from "ndnet/worker";
import {
  digits,
  endWorkers,
  held,
  later,
  makeModel,
  options,
  workerOf,
} from "./support/worker-of.js";

afterEach(endWorkers);

describe("TrainingWorker.fit", () => {
  it("gives the bits, the history and the settings of Sequential.fit, in a model that stays the same object", async () => {
    const extra = (): FitOptions => ({
      ...options(),
      metrics: [new TopKAccuracy({ k: 3 })],
      weightRegularizer: new L2(0.001),
      augmentation: new ImageAugmentation({ shift: 1, seed: 2, shape: [28, 28] }),
      validation: { inputs: held.images, targets: held.labels },
    });
    const here = makeModel();
    const expected = await here.fit(digits.images, digits.labels, extra());
    const there = makeModel();
    const { parameters } = there.layers[0]!;
    const history = await workerOf().fit(there, digits.images, digits.labels, extra());
    expect(there.toBytes()).toEqual(here.toBytes());
    expect(there.layers[0]!.parameters).toBe(parameters);
    expect(history.loss).toEqual(expected.loss);
    expect(history.values("validationTop3Accuracy")).toEqual(
      expected.values("validationTop3Accuracy"),
    );
    expect(history.settings).toEqual({ ...expected.settings, callbacks: ["worker progress"] });
  });

  it.each<[string, () => FitOptions["optimizer"]]>([
    ["SGD", () => new SGD({ learningRate: 0.1, momentum: 0.8, nesterov: true, clipNorm: 1 })],
    ["Adam", () => new Adam({ beta1: 0.8, weightDecay: 0.01 })],
  ])("makes %s anew with all of its options", async (_, optimizer) => {
    const [here, there] = [makeModel(), makeModel()];
    await here.fit(digits.images, digits.labels, { ...options(), optimizer: optimizer() });
    await workerOf().fit(there, digits.images, digits.labels, {
      ...options(),
      optimizer: optimizer(),
    });
    expect(there.toBytes()).toEqual(here.toBytes());
  });

  it("takes bytes, views, lists of labels and float64 models, and carries on from where a model is", async () => {
    const [here, there] = [makeModel().to("float64"), makeModel().to("float64")];
    const bytes = Uint8Array.from(digits.images.data, (value) => Math.round(255 * value));
    const inputs = ndarray(bytes, [300, 784]).lo(20, 0).step(2, 1);
    const targets = Array.from({ length: 140 }, (_, row) => digits.labels[20 + 2 * row]!);
    const worker = workerOf();
    for (let pass = 0; pass < 2; pass += 1) {
      await here.fit(inputs, targets, options());
      await worker.fit(there, inputs, targets, options());
    }
    expect(there.toBytes()).toEqual(here.toBytes());
  });

  it("tells of every epoch and of the progress within", async () => {
    const reports: TrainingProgress[] = [];
    const epochs: number[] = [];
    await workerOf().fit(makeModel(), digits.images, digits.labels, {
      ...options(),
      progressIntervalMs: 0,
      onProgress: (progress) => reports.push(progress),
      onEpochEnd: ({ epoch }) => epochs.push(epoch),
    });
    expect(epochs).toEqual([1, 2, 3]);
    expect(reports.map(({ step }) => step)).toEqual(
      Array.from({ length: 18 }, (_, step) => step + 1),
    );
    expect(reports.at(-1)).toMatchObject({ epoch: 3, epochs: 3, batch: 6, batchesPerEpoch: 6 });
    expect(
      reports.every(
        ({ samplesPerSecond, loss, metrics }) =>
          samplesPerSecond > 0 && loss > 0 && metrics["accuracy"]! >= 0,
      ),
    ).toBe(true);
  });

  it("ends by its signal, with the model as it was after a whole step", async () => {
    const model = makeModel();
    const controller = new AbortController();
    const training = workerOf().fit(model, digits.images, digits.labels, {
      ...options(),
      ...{ epochs: 10_000, signal: controller.signal },
      onEpochEnd: () => {
        controller.abort("enough");
      },
    });
    await expect(training).rejects.toThrow(AbortedError);
    expect(model.evaluate(digits.images, digits.labels).loss).toBeLessThan(2.2);
    await expect(
      workerOf().fit(model, digits.images, digits.labels, {
        ...options(),
        signal: AbortSignal.abort(),
      }),
    ).rejects.toThrow(AbortedError);
  });

  it("ends by what a listener throws, and the worker can train again", async () => {
    const worker = workerOf();
    const mistake = new RangeError("a mistake");
    const training = worker.fit(makeModel(), digits.images, digits.labels, {
      ...{ ...options(), epochs: 10_000 },
      onEpochEnd: () => {
        throw mistake;
      },
    });
    await expect(training).rejects.toBe(mistake);
    const [here, there] = [makeModel(), makeModel()];
    await here.fit(digits.images, digits.labels, options());
    await worker.fit(there, digits.images, digits.labels, options());
    expect(there.toBytes()).toEqual(here.toBytes());
  });

  it("waits while it is paused, and answers meanwhile", async () => {
    const worker = workerOf();
    const controller = new AbortController();
    let steps = 0;
    const training = worker.fit(makeModel(), digits.images, digits.labels, {
      ...{ ...options(), epochs: 100_000, progressIntervalMs: 0, signal: controller.signal },
      onProgress: ({ step }) => {
        if (step === 4) worker.pause();
        steps = step;
      },
    });
    while (steps < 4) await later(1);
    // An answer comes after all that was told before the worker paused.
    const first = await worker.predict(held.images);
    const atRest = steps;
    await later(30);
    const second = await worker.predict(held.images);
    expect(steps).toBe(atRest);
    expect(second.data).toEqual(first.data);
    worker.resume();
    while (steps <= atRest) await later(1);
    worker.pause();
    await worker.predict(held.images);
    controller.abort();
    await expect(training).rejects.toThrow(AbortedError);
  });

  it("goes on from a checkpoint to the same bits", async () => {
    const worker = workerOf();
    const data = [digits.images, digits.labels] as const;
    const [whole, parts] = [makeModel(), makeModel()];
    const long = (): FitOptions => ({ ...options(), epochs: 200 });
    await worker.fit(whole, ...data, long());
    const controller = new AbortController();
    let steps = 0;
    const interrupted = worker.fit(parts, ...data, {
      ...{ ...long(), signal: controller.signal, progressIntervalMs: 0 },
      onProgress: ({ step }) => {
        steps = step;
      },
    });
    while (steps < 3) await later(1);
    const first = await worker.checkpoint();
    const before = steps;
    while (steps === before) await later(1);
    worker.pause();
    const resume = await worker.checkpoint();
    expect(resume).not.toEqual(first);
    controller.abort();
    await expect(interrupted).rejects.toThrow(AbortedError);
    const history = await worker.fit(parts, ...data, { ...long(), resume });
    expect(history.epochs.length).toBe(200);
    expect(parts.toBytes()).toEqual(whole.toBytes());
    await expect(worker.checkpoint()).rejects.toThrow(StateError);
  });

  it("leaves a model without values as it was where it can't begin", async () => {
    const model = makeModel();
    const fit = workerOf().fit(model, digits.images, digits.labels.subarray(1), options());
    await expect(fit).rejects.toThrow(ShapeError);
    await expect(fit).rejects.toThrow("fit, targets: expected 300 targets, one for every sample");
    const other = makeModel();
    await model.fit(digits.images, digits.labels, options());
    await other.fit(digits.images, digits.labels, options());
    expect(model.toBytes()).toEqual(other.toBytes());
  });

  it("rejects with the typed errors of fit, their numbers included", async () => {
    const training = workerOf().fit(
      mlp([784, 8, 10], { hidden: () => new ReLU(), output: () => new Softmax() }),
      ...([digits.images, digits.labels] as const),
      { ...options(), optimizer: new SGD({ learningRate: 1e30 }) },
    );
    const error: unknown = await training.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NonFiniteLossError);
    expect((error as NonFiniteLossError).step).toBeGreaterThan(0);
    expect((error as NonFiniteLossError).layer).not.toBe("");
  });

  it("trains one model at a time", async () => {
    const worker = workerOf();
    const first = worker.fit(makeModel(), digits.images, digits.labels, options());
    await expect(worker.fit(makeModel(), digits.images, digits.labels, options())).rejects.toThrow(
      StateError,
    );
    await expect(worker.load(makeModel())).rejects.toThrow(StateError);
    await first;
  });

  it.each<[string, unknown, unknown, unknown]>([
    ["inputs", "x", digits.labels, options()],
    ["targets", digits.images, {}, options()],
    ["options", digits.images, digits.labels, null],
    ["an interval", digits.images, digits.labels, { ...options(), progressIntervalMs: -1 }],
  ])("refuses wrong %s", async (_, inputs, targets, given) => {
    const fit = workerOf().fit(makeModel(), inputs as never, targets as never, given as never);
    await expect(fit).rejects.toThrow(ArgumentError);
  });
});

describe("TrainingWorker", () => {
  it("predicts and evaluates with a model that it was given, and gives it back", async () => {
    const model = makeModel();
    await model.fit(digits.images, digits.labels, options());
    const worker = workerOf();
    await worker.load(model);
    expect((await worker.predict(held.images)).data).toEqual(model.predict(held.images).data);
    const asked = { loss: new CrossEntropy(), metrics: [new TopKAccuracy({ k: 2 })] };
    expect(await worker.evaluate(held.images, held.labels, asked)).toEqual(
      model.evaluate(held.images, held.labels, {
        loss: new CrossEntropy(),
        metrics: [new TopKAccuracy({ k: 2 })],
      }),
    );
    expect(await worker.toBytes()).toEqual(model.toBytes());
    expect(await worker.threads()).toBeGreaterThanOrEqual(1);
    await expect(worker.predict(held.images.hi(3, 5))).rejects.toThrow(ShapeError);
  });

  it("says that it has no model yet, and that it was ended", async () => {
    const worker = workerOf();
    await expect(worker.predict(held.images)).rejects.toThrow("Call fit or load first.");
    await expect(worker.toBytes()).rejects.toThrow(StateError);
    const training = worker.fit(makeModel(), digits.images, digits.labels, {
      ...options(),
      epochs: 10_000,
    });
    setTimeout(() => {
      worker.terminate();
    }, 20);
    await expect(training).rejects.toThrow(StateError);
    await expect(worker.predict(held.images)).rejects.toThrow("one that terminate() has ended");
  });

  it("says so where there are no workers, and where nobody listens", () => {
    expect(() => new TrainingWorker()).toThrow("expected a platform with web workers");
    expect(() => {
      serveTraining();
    }).toThrow("serveTraining: expected to be called in a web worker");
  });
});
