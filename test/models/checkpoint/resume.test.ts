import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ReLU, Softmax } from "../../../src/activations/index.js";
import {
  EarlyStopping,
  LearningRateSchedule,
  ReduceLROnPlateau,
  type Callback,
  type TrainingControl,
} from "../../../src/callbacks/index.js";
import { ImageAugmentation } from "../../../src/datasets/index.js";
import { AbortedError, ArgumentError, FormatError, NdnetError } from "../../../src/errors/index.js";
import { Dense } from "../../../src/layers/index.js";
import { CrossEntropy } from "../../../src/losses/index.js";
import {
  IndependentBatches,
  Sequential,
  type FitOptions,
  type History,
} from "../../../src/models/index.js";
import { Adam, AdaGrad, RMSProp, SGD, type Optimizer } from "../../../src/optimizers/index.js";
import { CosineDecay, StepDecay } from "../../../src/schedules/index.js";
import type { DType } from "../../../src/tensor/index.js";
import { Dropout } from "../support/custom-layers.js";
import { stateOf } from "../support/model-state.js";
import { smallData } from "../support/small-data.js";

class SavedDropout extends Dropout {
  static readonly typeName = "SavedDropout";

  override constructorArguments(): readonly unknown[] {
    return [];
  }
}

const rows = 50;
const data = smallData({ rows });

function makeModel(dtype: DType = "float32"): Sequential {
  const layers = [new Dense(4, 6), new ReLU(), new SavedDropout(), new Dense(6, 3), new Softmax()];
  return new Sequential(...layers).to(dtype);
}

interface Setup extends Omit<FitOptions, "loss" | "optimizer"> {
  readonly optimizer: () => Optimizer;
  readonly makeCallbacks?: () => Callback[];
  readonly dtype?: DType;
}

interface Outcome {
  readonly state: unknown;
  readonly epochs: unknown;
}

function withoutSeconds({ epochs }: History): unknown {
  return epochs.map(({ seconds: _, ...record }) => record);
}

async function train(
  { optimizer: make, makeCallbacks = () => [], dtype = "float32", ...setup }: Setup,
  more: Partial<FitOptions> = {},
): Promise<Outcome> {
  const model = makeModel(dtype);
  const optimizer = make();
  const history = await model.fit(data.inputs, data.labels, {
    ...{ loss: new CrossEntropy(), optimizer, batchSize: 8, epochs: 4, seed: 3 },
    ...setup,
    ...more,
    callbacks: [...makeCallbacks(), ...(more.callbacks ?? [])],
  });
  return { state: stateOf(model, optimizer), epochs: withoutSeconds(history) };
}

/** Trains until a step, keeps a checkpoint there, and breaks off without another word. */
async function checkpointAt(setup: Setup, step: number): Promise<Uint8Array> {
  let bytes: Uint8Array | undefined;
  const breaker: Callback = {
    toldLast: true,
    onBatchEnd: (batch, training) => {
      if (batch.step !== step) return;
      bytes = training.checkpoint();
      throw new AbortedError({ where: "test", expected: "a", received: "b" });
    },
  };
  await expect(train(setup, { callbacks: [breaker] })).rejects.toThrow(AbortedError);
  return bytes!;
}

const augmentation = new ImageAugmentation({ shape: [2, 2], rotation: 90, shift: 1 });

const setups: readonly (readonly [string, Setup])[] = [
  ["SGD", { optimizer: () => new SGD({ learningRate: 0.1 }) }],
  ["momentum", { optimizer: () => new SGD({ learningRate: 0.1, momentum: 0.9, nesterov: true }) }],
  ["RMSProp", { optimizer: () => new RMSProp() }],
  ["AdaGrad in float64", { optimizer: () => new AdaGrad(), dtype: "float64" }],
  ["Adam", { optimizer: () => new Adam() }],
  ["a validation share", { optimizer: () => new Adam(), validation: 0.2 }],
  ["rows in order", { optimizer: () => new Adam(), shuffle: false }],
  [
    "batches drawn one by one",
    { optimizer: () => new Adam(), sampler: new IndependentBatches({ batchesPerEpoch: 7 }) },
  ],
  ["distorted inputs", { optimizer: () => new Adam(), validation: 0.2, augmentation }],
  [
    "a schedule for every step",
    {
      optimizer: () => new SGD({ learningRate: 0.2 }),
      makeCallbacks: () => [
        new LearningRateSchedule(new CosineDecay({ over: 10, warmUp: 3, restarts: 2 }), {
          per: "step",
        }),
      ],
    },
  ],
  [
    "a schedule for every epoch",
    {
      optimizer: () => new SGD({ learningRate: 0.2 }),
      makeCallbacks: () => [new LearningRateSchedule(new StepDecay({ every: 1, factor: 0.5 }))],
    },
  ],
  [
    "early stopping and rates that fall on a plateau",
    {
      optimizer: () => new SGD({ learningRate: 1.5 }),
      validation: 0.2,
      epochs: 9,
      makeCallbacks: () => [
        new EarlyStopping({ patience: 3 }),
        new ReduceLROnPlateau({ patience: 1, factor: 0.5, monitor: "validationLoss" }),
      ],
    },
  ],
];

describe.each(setups)("a training that is resumed, with %s", (_, setup) => {
  test.each([1, 3, 6, 7, 13, 20])("from step %i ends with the same bits", async (step) => {
    const whole = await train(setup);
    const resume = await checkpointAt(setup, step);
    expect(await train(setup, { resume })).toEqual(whole);
  });

  test("from the end of an epoch ends with the same bits", async () => {
    const checkpoints: Uint8Array[] = [];
    const keeper: Callback = {
      toldLast: true,
      onEpochEnd: (__, training) => void checkpoints.push(training.checkpoint()),
    };
    const whole = await train(setup, { callbacks: [keeper] });
    expect(checkpoints.length).toBeGreaterThan(1);
    for (const resume of checkpoints) expect(await train(setup, { resume })).toEqual(whole);
  });
});

describe("resume", () => {
  const setup: Setup = { optimizer: () => new Adam() };

  test("a checkpoint is a model's file too", async () => {
    const bytes = await checkpointAt(setup, 9);
    const model = Sequential.fromBytes(bytes, { classes: [SavedDropout] });
    expect(model.layers.map(({ name }) => name)).toHaveLength(5);
  });

  test("more epochs than the training had go on from its end", async () => {
    let resume: Uint8Array | undefined;
    const keeper: Callback = { onTrainEnd: (training) => void (resume = training.checkpoint()) };
    await train(setup, { epochs: 2, callbacks: [keeper] });
    expect(await train(setup, { epochs: 5, resume: resume! })).toEqual(
      await train(setup, { epochs: 5 }),
    );
  });

  test("an interrupted training can be resumed again and again", async () => {
    const whole = await train(setup);
    let resume: Uint8Array | undefined;
    for (let step = 1; step < 28; step += 1) {
      const breaker: Callback = {
        onBatchEnd: (batch, training) => {
          if (batch.step !== step) return;
          resume = training.checkpoint();
          throw new AbortedError({ where: "test", expected: "a", received: "b" });
        },
      };
      const options = { callbacks: [breaker], ...(resume && { resume }) };
      await expect(train(setup, options)).rejects.toThrow(AbortedError);
    }
    expect(await train(setup, { resume: resume! })).toEqual(whole);
  });

  test.each<[string, Partial<FitOptions>, RegExp]>([
    ["another seed", { seed: 4 }, /seed: expected 3/],
    ["another batch size", { batchSize: 16 }, /batchRows: expected 8/],
    ["another validation share", { validation: 0.5 }, /trainingRows: expected 50/],
    ["another optimizer", { optimizer: new SGD() }, /optimizer: expected Adam/],
  ])("%s is refused, and nothing changes", async (_, more, text) => {
    const resume = await checkpointAt(setup, 3);
    const model = makeModel();
    const before = stateOf(model, new SGD());
    const fit = model.fit(data.inputs, data.labels, {
      ...{ loss: new CrossEntropy(), optimizer: new Adam(), batchSize: 8, seed: 3, resume },
      ...more,
    });
    await expect(fit).rejects.toThrow(ArgumentError);
    await expect(fit).rejects.toThrow(text);
    expect(stateOf(model, new SGD())).toEqual(before);
  });

  test("another model is refused", async () => {
    const resume = await checkpointAt(setup, 3);
    const optimizer = new Adam();
    const model = new Sequential(new Dense(4, 3), new Softmax());
    const fit = model.fit(data.inputs, data.labels, {
      ...{ loss: new CrossEntropy(), optimizer, batchSize: 8, seed: 3, resume },
    });
    await expect(fit).rejects.toThrow(NdnetError);
    expect(optimizer.steps).toBe(0);
  });

  test.each([
    [
      "by a callback",
      () => [{ onEpochEnd: ({ epoch }, training) => epoch === 2 && training.stop() }],
    ],
    ["in an epoch", () => [{ onBatchEnd: ({ step }, training) => step === 10 && training.stop() }]],
    ["early", () => [new EarlyStopping({ monitor: "loss", mode: "max", patience: 2 })]],
    [
      "early, with its last weights",
      () => [new EarlyStopping({ monitor: "loss", mode: "max", patience: 2, restoreBest: false })],
    ],
  ] as [string, () => Callback[]][])("what was stopped %s is over", async (_, makeCallbacks) => {
    const stopping = { ...setup, epochs: 9, makeCallbacks };
    const checkpoints: Uint8Array[] = [];
    const keep = async (training: TrainingControl): Promise<void> => {
      checkpoints.push(await Promise.resolve(training.checkpoint()));
    };
    const keeper: Callback = {
      toldLast: true,
      onBatchEnd: (__, training) => keep(training),
      onEpochEnd: (__, training) => keep(training),
    };
    const whole = await train(stopping, { callbacks: [keeper] });
    expect(checkpoints.length).toBeLessThan(50);
    for (const resume of checkpoints) expect(await train(stopping, { resume })).toEqual(whole);
  });

  test("a state whose callback is missing is refused before anything changes", async () => {
    const makeCallbacks = (): Callback[] => [new EarlyStopping({ monitor: "loss" })];
    const resume = await checkpointAt({ ...setup, makeCallbacks }, 3);
    const model = makeModel();
    const optimizer = new Adam();
    const before = stateOf(model, optimizer);
    const fit = model.fit(data.inputs, data.labels, {
      ...{ loss: new CrossEntropy(), optimizer, batchSize: 8, seed: 3, resume },
    });
    await expect(fit).rejects.toThrow(FormatError);
    expect(stateOf(model, optimizer)).toEqual(before);
  });

  test("a state whose callback is missing is refused, a new callback isn't", async () => {
    const withStopping = {
      ...setup,
      makeCallbacks: () => [new EarlyStopping({ monitor: "loss" })],
    };
    const resume = await checkpointAt(withStopping, 3);
    await expect(train(setup, { resume })).rejects.toThrow(/"EarlyStopping"/);
    const bare = await checkpointAt(setup, 3);
    await expect(train(withStopping, { resume: bare })).resolves.toBeDefined();
  });

  test("bytes that are no checkpoint are refused", async () => {
    await expect(train(setup, { resume: makeModel().toBytes() })).rejects.toThrow(
      /Sequential\.fromBytes/,
    );
    await expect(train(setup, { resume: new Uint8Array(9) })).rejects.toThrow(FormatError);
    await expect(train(setup, { resume: "a" as never })).rejects.toThrow(ArgumentError);
  });

  test("only typed errors come of checkpoints that are changed or cut", async () => {
    const bytes = await checkpointAt(setup, 3);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.oneof(fc.constant(bytes.length), fc.nat(bytes.length)),
        async (position, value, length) => {
          const changed = bytes.slice();
          changed[position] = value;
          await train(setup, { epochs: 1, resume: changed.subarray(0, length) }).catch(
            (error: unknown) => {
              expect(error).toBeInstanceOf(NdnetError);
            },
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
