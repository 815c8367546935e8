import { describe, expect, it } from "vitest";
import {
  CSVLogger,
  EarlyStopping,
  ExponentialMovingAverage,
  LearningRateSchedule,
  ModelCheckpoint,
  ReduceLROnPlateau,
  TerminateOnNaN,
  TrainingCheckpoint,
  type Callback,
} from "../../src/callbacks/index.js";
import { ImageAugmentation } from "../../src/datasets/index.js";
import { ArgumentError, StateError } from "../../src/errors/index.js";
import { MeanSquaredError } from "../../src/losses/index.js";
import { F1, LogLoss, Precision, Recall } from "../../src/metrics/index.js";
import { IndependentBatches } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import {
  CosineDecay,
  ExponentialDecay,
  OneCycle,
  PolynomialDecay,
  StepDecay,
} from "../../src/schedules/index.js";
import { tensor } from "../../src/tensor/index.js";
import { valuesOf } from "../models/support/model-state.js";
import { data, fit, makeModel } from "./support.js";

/** Makes the loss explode in an epoch. */
function explodes(epoch: number): Callback {
  return {
    onEpochBegin: (current, { optimizer }) => {
      if (current === epoch) optimizer.learningRate = 1e30;
    },
  };
}

describe("callbacks together", () => {
  it("EarlyStopping puts the best weights back where TerminateOnNaN has forgiven a failure", async () => {
    const model = makeModel();
    const early = new EarlyStopping({ monitor: "loss", patience: 100 });
    const nan = new TerminateOnNaN();
    const kept: number[][][] = [];
    const keeps: Callback = {
      changesModel: false,
      onEpochEnd: () => {
        kept.push(valuesOf(model));
      },
    };
    const history = await fit(model, [early, nan, keeps, explodes(4)], { epochs: 9 });
    expect(nan.error).toBeDefined();
    expect(history.epochs.length).toBeLessThan(9);
    expect(early.bestEpoch).toBeGreaterThan(0);
    expect(valuesOf(model)).toEqual(kept[early.bestEpoch - 1]);
  });

  it("no checkpoint is taken of a forgiven failure", async () => {
    const outcomes: unknown[] = [];
    const tries: Callback = {
      onTrainEnd: (training) => {
        outcomes.push(training.outcome);
        expect(() => training.checkpoint()).toThrow(StateError);
      },
    };
    await fit(makeModel(), [new TerminateOnNaN(), tries, explodes(2)]);
    expect(outcomes).toEqual(["stopped"]);
  });

  it("ExponentialMovingAverage leaves weights that explode to the model's last good ones", async () => {
    const average = new ExponentialMovingAverage({ decay: 0.5 });
    const model = makeModel();
    await fit(model, [average, new TerminateOnNaN(), explodes(3)]);
    expect(valuesOf(model).flat().every(Number.isFinite)).toBe(true);
  });

  it("ExponentialMovingAverage and EarlyStopping give the same in both orders", async () => {
    const run = async (flip: boolean): Promise<number[][][]> => {
      const [average, early] = [
        new ExponentialMovingAverage({ decay: 0.9 }),
        new EarlyStopping({ monitor: "loss", mode: "max", patience: 2 }),
      ];
      const model = makeModel();
      await fit(model, flip ? [early, average] : [average, early]);
      expect(average.areInUse).toBe(true);
      const averages = valuesOf(model);
      average.swap();
      return [averages, valuesOf(model)];
    };
    const [first, second] = [await run(false), await run(true)];
    expect(first).toEqual(second);
    expect(first[0]).not.toEqual(first[1]);
  });
});

it("a callback is refused that is given twice", async () => {
  const average = new ExponentialMovingAverage();
  await expect(fit(makeModel(), [average, average])).rejects.toThrow(/callbacks\[1\].*once/);
});

it("checkpoints of one's own resume to the same bits beside averages", async () => {
  const checkpoints: Uint8Array[] = [];
  const takes: Callback = {
    changesModel: false,
    onBatchEnd: (_, training) => {
      checkpoints.push(training.checkpoint());
    },
  };
  const model = makeModel();
  const make = (): ExponentialMovingAverage => new ExponentialMovingAverage({ decay: 0.9 });
  await fit(model, [make(), takes], { epochs: 2 });
  expect(checkpoints).toHaveLength(6);
  for (const resume of checkpoints) {
    const resumed = makeModel();
    await fit(resumed, [make()], { epochs: 2, resume });
    expect(valuesOf(resumed)).toEqual(valuesOf(model));
  }
});

describe("side by side", () => {
  it.each<readonly [string, () => Record<string, unknown>]>([
    ["a metric", () => ({ metrics: [new F1()] })],
    ["an optimizer", () => ({ optimizer: new SGD({ learningRate: 0.1 }) })],
    ["a callback with a state", () => ({ callbacks: [new EarlyStopping()] })],
  ])("two trainings refuse to share %s, and may after one another", async (_, make) => {
    const shared = make();
    const train = async (): Promise<unknown> => fit(makeModel(), [], shared);
    const both = await Promise.allSettled([train(), train()]);
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(both[1]).toMatchObject({ reason: expect.any(StateError) as unknown });
    await expect(train()).resolves.toBeDefined();
  });

  it("evaluate refuses a metric of the training that runs, which goes on unharmed", async () => {
    const f1 = new F1();
    const model = makeModel();
    const tries: Callback = {
      onBatchEnd: () => {
        expect(() => model.evaluate(data.inputs, data.labels, { metrics: [f1] })).toThrow(
          StateError,
        );
      },
    };
    const watched = await fit(model, [tries], { metrics: [f1] });
    const alone = await fit(makeModel(), [], { metrics: [new F1()] });
    expect(watched.epochs.map(({ metrics }) => metrics)).toEqual(
      alone.epochs.map(({ metrics }) => metrics),
    );
    expect(model.evaluate(data.inputs, data.labels, { metrics: [f1] })).toHaveProperty("f1");
  });
});

describe("what is watched", () => {
  it.each([EarlyStopping, ReduceLROnPlateau])(
    "%o refuses a metric that records won't have before it trains",
    async (kind) => {
      const begun: number[] = [];
      const counts: Callback = { onEpochBegin: (epoch) => void begun.push(epoch) };
      const training = fit(makeModel(), [new kind({ monitor: "val_loss" }), counts]);
      await expect(training).rejects.toThrow(/one of loss, accuracy.*val_loss/s);
      await expect(
        fit(makeModel(), [new kind({ monitor: "validationF1" })], { metrics: [new F1()] }),
      ).rejects.toThrow(ArgumentError);
      expect(begun).toEqual([]);
      const more = { metrics: [new F1()], validation: 0.2 };
      await fit(makeModel(), [new kind({ monitor: "validationF1" })], more);
    },
  );

  it("accuracy is refused where targets are no classes", async () => {
    const targets = tensor(
      Float32Array.from({ length: 150 }, (_, i) => i / 150),
      [50, 3],
    );
    const training = makeModel().fit(data.inputs, targets, {
      ...{ loss: new MeanSquaredError(), optimizer: new SGD({ learningRate: 0.1 }) },
      callbacks: [new EarlyStopping({ monitor: "accuracy" })],
    });
    await expect(training).rejects.toThrow(ArgumentError);
  });

  it("a state of another metric is refused", async () => {
    let bytes: Uint8Array | undefined;
    const save = (checkpoint: Uint8Array): void => {
      bytes = checkpoint;
    };
    const before = new EarlyStopping({ monitor: "loss" });
    await fit(makeModel(), [before, new TrainingCheckpoint({ save })], { epochs: 2 });
    const resume = { epochs: 4, resume: bytes };
    const other = new EarlyStopping({ monitor: "accuracy" });
    await expect(fit(makeModel(), [other], resume)).rejects.toThrow(
      /monitor loss.*monitor accuracy/,
    );
    await fit(makeModel(), [new EarlyStopping({ monitor: "loss" })], resume);
  });

  it("a training goes on with the same augmentation only, if it tells what it was made with", async () => {
    let bytes: Uint8Array | undefined;
    const save = (checkpoint: Uint8Array): void => {
      bytes = checkpoint;
    };
    const augmentation = (rotation: number): ImageAugmentation =>
      new ImageAugmentation({ rotation, elastic: { alpha: 1, sigma: 1 }, shape: [2, 2] });
    const begun = { epochs: 1, augmentation: augmentation(10) };
    await fit(makeModel(), [new TrainingCheckpoint({ save })], begun);
    const resume = { epochs: 2, resume: bytes };
    const other = { ...resume, augmentation: augmentation(11) };
    await expect(fit(makeModel(), [], other)).rejects.toThrow(/rotation":10.*rotation":11/);
    await fit(makeModel(), [], { ...resume, augmentation: augmentation(10) });
  });

  it("ModelCheckpoint refuses placeholders that it doesn't know", () => {
    const save = (path: string): ModelCheckpoint => new ModelCheckpoint({ path });
    expect(() => save("m-{epoch:02d}.safetensors")).toThrow(ArgumentError);
    expect(() => save("m-{epoch}-{validationLoss}.safetensors")).toThrow(/\{validationLoss\}/);
    expect(() => save("m-{epoch}-{}.safetensors")).not.toThrow();
  });
});

const schedule = new StepDecay({ every: 1 });
const makers: readonly (readonly [string, (options: never) => unknown])[] = [
  ["F1", (options) => new F1(options)],
  ["Precision", (options) => new Precision(options)],
  ["Recall", (options) => new Recall(options)],
  ["LogLoss", (options) => new LogLoss(options)],
  ["EarlyStopping", (options) => new EarlyStopping(options)],
  ["ReduceLROnPlateau", (options) => new ReduceLROnPlateau(options)],
  ["ExponentialMovingAverage", (options) => new ExponentialMovingAverage(options)],
  ["LearningRateSchedule", (options) => new LearningRateSchedule(schedule, options)],
  ["ModelCheckpoint", (options) => new ModelCheckpoint(options)],
  ["TrainingCheckpoint", (options) => new TrainingCheckpoint(options)],
  ["CSVLogger", (options) => new CSVLogger(options)],
  ["StepDecay", (options) => new StepDecay(options)],
  ["ExponentialDecay", (options) => new ExponentialDecay(options)],
  ["PolynomialDecay", (options) => new PolynomialDecay(options)],
  ["CosineDecay", (options) => new CosineDecay(options)],
  ["OneCycle", (options) => new OneCycle(options)],
  ["IndependentBatches", (options) => new IndependentBatches(options)],
];

it.each(makers)("%s refuses options that are no object", (name, make) => {
  for (const wrong of [null, 2, "micro", [], true]) {
    expect(() => make(wrong as never), String(wrong)).toThrow(ArgumentError);
    expect(() => make(wrong as never)).toThrow(new RegExp(`^${name}, options`));
  }
});
