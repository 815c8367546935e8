import { describe, expect, it } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import { getBackend, setBackend } from "../../src/backends/index.js";
import { TrainingCheckpoint } from "../../src/callbacks/index.js";
import { ImageAugmentation } from "../../src/datasets/index.js";
import { AbortedError, ArgumentError, ShapeError } from "../../src/errors/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import {
  mlp,
  type Augmentation,
  type FitOptions,
  type History,
  type Sequential,
} from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { tensor, type InputTensor, type Tensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { makeBackend } from "../backends/wasm/support/make-backend.js";
import { valuesOf } from "./support/model-state.js";
import { smallData } from "./support/small-data.js";

const data = smallData({ rows: 60 });

function makeModel(): Sequential {
  return mlp([4, 5, 3], { output: () => new Softmax() }).initialize(new RandomState(2));
}

function fit(model: Sequential, more: Partial<FitOptions> = {}): Promise<History> {
  const optimizer = new SGD({ learningRate: 0.1 });
  const options = { loss: new CrossEntropy(), optimizer, batchSize: 20, ...more };
  return model.fit(data.inputs, data.labels, options);
}

/** The inputs, times a factor of the epoch. */
function scaled(inputs: InputTensor, factor: number): Tensor {
  return tensor(
    Float32Array.from(inputs.data, (x) => x * factor),
    inputs.shape,
  );
}

describe("fit with an augmentation", () => {
  it("trains every epoch on what it gives", async () => {
    const [model, expected] = [makeModel(), makeModel()];
    const augmentation: Augmentation = { apply: (inputs, epoch) => scaled(inputs, 1 + epoch) };
    await fit(model, { epochs: 3, shuffle: false, augmentation });
    for (const epoch of [1, 2, 3]) {
      await expected.fit(scaled(data.inputs, 1 + epoch), data.labels, {
        ...{ loss: new CrossEntropy(), optimizer: new SGD({ learningRate: 0.1 }) },
        ...{ batchSize: 20, shuffle: false },
      });
    }
    expect(valuesOf(model)).toEqual(valuesOf(expected));
  });

  it("that gives the inputs themselves trains to the same bits as without", async () => {
    const [model, expected] = [makeModel(), makeModel()];
    await fit(model, { epochs: 2, augmentation: { apply: (inputs) => inputs } });
    await fit(expected, { epochs: 2 });
    expect(valuesOf(model)).toEqual(valuesOf(expected));
  });

  it("leaves the model as it was, and tells no callback, when the inputs don't suit it", async () => {
    const events: string[] = [];
    const callbacks = [
      {
        onTrainBegin: () => void events.push("train"),
        onEpochBegin: () => void events.push("epoch"),
      },
    ];
    const model = mlp([4, 5, 3], { output: () => new Softmax() });
    const optimizer = new SGD({ learningRate: 0.1 });
    const augmentation = new ImageAugmentation({ shift: 1 });
    await expect(fit(model, { optimizer, callbacks, augmentation })).rejects.toThrow(
      /ImageAugmentation.*\[60, 4\]/s,
    );
    expect(events).toEqual([]);
    expect(model.layers[0]!.parameters[0]!.initialized).toBe(false);
    const images = new ImageAugmentation({ shift: 1, shape: [2, 2] });
    await fit(model, { optimizer, callbacks, augmentation: images });
    expect(events).toEqual(["train", "epoch"]);
  });

  it("may be an object without a prototype, with checkpoints and in the settings too", async () => {
    const bare = Object.create(null) as { apply: Augmentation["apply"]; strength: number };
    Object.assign(bare, { apply: (inputs: InputTensor) => inputs, strength: 2 });
    const saved: Uint8Array[] = [];
    const checkpoint = new TrainingCheckpoint({ save: (bytes) => void saved.push(bytes) });
    const history = await fit(makeModel(), { augmentation: bare, callbacks: [checkpoint] });
    expect(saved).toHaveLength(1);
    expect(history.settings?.augmentation).toBe('Object {"strength":2}');
  });

  it("stands in the history's settings with what it was made with", async () => {
    const augmentation = new ImageAugmentation({ shift: 1, shape: [2, 2] });
    const { settings } = await fit(makeModel(), { augmentation });
    expect(settings?.augmentation).toMatch(
      /^ImageAugmentation \[\{.*"shift":1,.*"shape":\[2,2\]\}\]$/,
    );
    expect((await fit(makeModel())).settings).not.toHaveProperty("augmentation");
  });

  it("hands out what it gave before, and never the inputs", async () => {
    const seen: (InputTensor | undefined)[] = [];
    const given: InputTensor[] = [];
    const augmentation: Augmentation = {
      apply(inputs, epoch, previous) {
        expect(inputs).toBe(data.inputs);
        seen.push(previous);
        given.push(epoch === 2 ? inputs : scaled(inputs, epoch));
        return given.at(-1)!;
      },
    };
    await fit(makeModel(), { epochs: 4, augmentation });
    expect(seen[0]).toBeUndefined();
    expect(seen[1]).toBe(given[0]);
    expect(seen[2]).toBe(given[0]);
    expect(seen[3]).toBe(given[2]);
  });

  it.each([0.2, { inputs: data.inputs, targets: data.labels }])(
    "validates on the plain inputs",
    async (validation) => {
      const model = makeModel();
      const augmentation: Augmentation = { apply: (inputs) => scaled(inputs, 0) };
      const history = await fit(model, { epochs: 1, validation, augmentation });
      if (typeof validation === "object") {
        const { loss } = model.evaluate(data.inputs, data.labels, { loss: new CrossEntropy() });
        expect(history.last!.validationLoss).toBe(loss);
      } else {
        const zero = model.evaluate(scaled(data.inputs, 0), data.labels, {
          loss: new CrossEntropy(),
        });
        expect(history.last!.validationLoss).not.toBeCloseTo(zero.loss, 5);
      }
    },
  );

  it("takes no more memory from epoch to epoch, and gives all back", async () => {
    const before = getBackend();
    const backend = makeBackend();
    setBackend(backend);
    try {
      const used: number[] = [];
      const model = makeModel();
      const start = backend.usedBytes;
      const augmentation: Augmentation = {
        apply(inputs, epoch) {
          used.push(backend.usedBytes);
          return scaled(inputs, epoch);
        },
      };
      await fit(model, { epochs: 1 });
      const trained = backend.usedBytes;
      await fit(model, { epochs: 6, augmentation });
      // The snapshot comes with the first step.
      expect(new Set(used.slice(1)).size).toBe(1);
      expect(backend.usedBytes).toBe(trained);
      expect(start).toBeLessThanOrEqual(trained);
    } finally {
      setBackend(before);
      backend.dispose();
    }
  });

  it("stops where a signal is aborted while it works", async () => {
    const controller = new AbortController();
    const model = makeModel();
    const values = valuesOf(model);
    const augmentation: Augmentation = {
      apply(inputs) {
        controller.abort();
        return inputs;
      },
    };
    await expect(fit(model, { augmentation, signal: controller.signal })).rejects.toThrow(
      AbortedError,
    );
    expect(valuesOf(model)).toEqual(values);
  });

  it("refuses an augmentation that is none", async () => {
    await expect(fit(makeModel(), { augmentation: {} as never })).rejects.toThrow(
      /fit, augmentation.*method apply/,
    );
  });

  it.each<[string, () => unknown, new (...args: never[]) => Error]>([
    ["another shape", () => tensor(new Float32Array(236), [59, 4]), ShapeError],
    ["no ndarray", () => [1, 2], ArgumentError],
    ["NaN", () => scaled(data.inputs, Number.NaN), ArgumentError],
  ])("refuses inputs of %s, and names the epoch", async (_, make, ErrorClass) => {
    const augmentation = { apply: make as Augmentation["apply"] };
    const training = fit(makeModel(), { augmentation });
    await expect(training).rejects.toThrow(ErrorClass);
    await expect(fit(makeModel(), { augmentation })).rejects.toThrow(/augmentation, epoch 1/);
  });
});
