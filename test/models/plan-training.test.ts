import { afterEach, describe, expect, it } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import { getBackend, setBackend } from "../../src/backends/index.js";
import { AbortedError, ArgumentError, NdnetError } from "../../src/errors/index.js";
import { Dense } from "../../src/layers/index.js";
import { CrossEntropy, SoftmaxCrossEntropy } from "../../src/losses/index.js";
import { mlp, Sequential, type FitOptions, type Targets } from "../../src/models/index.js";
import { Adam, SGD } from "../../src/optimizers/index.js";
import { tensor, zeros, type InputTensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { createCountingBackend, OutOfCountedMemory } from "./support/counting-backend.js";
import { Doubler } from "./support/custom-layers.js";
import { stateOf } from "./support/model-state.js";
import { smallData } from "./support/small-data.js";

const original = getBackend();

afterEach(() => {
  setBackend(original);
});

const data = smallData();
const good = { inputs: data.inputs, targets: data.labels as Targets };
const nan = tensor(
  Float32Array.from(data.inputs.data, (x, i) => (i === 9 ? NaN : x)),
  [40, 4],
);
const tenClasses = Uint8Array.from(data.labels, (label, i) => (i === 33 ? 10 : label));

interface Mistake {
  readonly inputs?: unknown;
  readonly targets?: unknown;
  readonly options?: object;
  readonly logits?: boolean;
  readonly where: string;
  readonly says?: string;
}

const mistakes: Readonly<Record<string, Mistake>> = {
  "no inputs": { inputs: undefined, where: "fit, inputs", says: "received undefined" },
  "inputs that are rows of numbers": { inputs: [[1, 2]], where: "fit, inputs" },
  "NaN in the inputs": { inputs: nan, where: "fit, inputs", says: "sample 2" },
  "infinity in the inputs": {
    inputs: tensor(nan.data.map((x) => (Number.isNaN(x) ? Infinity : x)) as Float32Array, [40, 4]),
    where: "fit, inputs",
  },
  "empty data": { inputs: zeros([0, 4]), targets: [], where: "fit, inputs", says: "at least one" },
  "inputs of another width": {
    inputs: zeros([40, 5]),
    where: "Dense (layer 1 of 4), input",
    says: "expected shape [batch, 4], received [40, 5]",
  },
  "inputs of another rank": { inputs: zeros([40, 2, 4]), where: "Dense (layer 1 of 4), input" },
  "no targets": { targets: undefined, where: "fit, targets" },
  "too few targets": { targets: data.labels.slice(1), where: "fit, targets", says: "received 39" },
  "targets of another width": { targets: zeros([40, 4]), where: "fit, targets", says: "[40, 3]" },
  "NaN in the targets": {
    targets: tensor(new Float32Array(120).fill(NaN), [40, 3]),
    where: "fit, targets",
  },
  "a label of 10": { targets: tenClasses, where: "label of sample 33", says: "received 10" },
  "a negative label": { targets: Int32Array.from(data.labels, (x) => x - 1), where: "label of" },
  "a batch size of 0": { options: { batchSize: 0 }, where: "fit, batchSize" },
  "a fraction of an epoch": { options: { epochs: 0.5 }, where: "fit, epochs" },
  "no loss": { options: { loss: undefined }, where: "fit, loss" },
  "no optimizer": { options: { optimizer: undefined }, where: "fit, optimizer" },
  "a loss for probabilities on logits": {
    logits: true,
    where: "fit, loss CrossEntropy",
    says: "the output of Dense (layer 3 of 3)",
  },
  "a loss for logits on probabilities": {
    options: { loss: new SoftmaxCrossEntropy() },
    where: "fit, loss SoftmaxCrossEntropy",
  },
  "a share that leaves no row to train on": {
    options: { validation: 0.999 },
    where: "fit, validation",
  },
  "a share that leaves no row to validate on": {
    options: { validation: 0.001 },
    where: "fit, validation",
  },
  "a validation set without inputs": {
    options: { validation: {} },
    where: "fit, validation, inputs",
  },
  "validation inputs of another width": {
    options: { validation: { inputs: zeros([3, 5]), targets: [0, 1, 2] } },
    where: "Dense (layer 1 of 4), input",
  },
  "validation labels of no class": {
    options: { validation: { inputs: zeros([3, 4]), targets: [0, 1, 3] } },
    where: "fit, validation, targets, label of sample 2",
  },
  "a seed that is none": { options: { seed: -1 }, where: "fit, seed" },
  "metrics of one name": {
    options: { metrics: [{ name: "loss" }] },
    where: "fit, metrics[0]",
  },
};

function makeModel(logits = false): Sequential {
  return logits ? mlp([4, 5, 3]) : mlp([4, 5, 3], { output: () => new Softmax() });
}

function fitWrongly(model: Sequential, mistake: Mistake, options: FitOptions): Promise<unknown> {
  const { inputs, targets } = { ...good, ...mistake };
  return model.fit(inputs as InputTensor, targets as Targets, { ...options, ...mistake.options });
}

describe("fit, given bad input", () => {
  it.each(Object.entries(mistakes))(
    "refuses %s with a typed error that says where",
    async (_, m) => {
      const options = { loss: new CrossEntropy(), optimizer: new SGD() };
      const error = await fitWrongly(makeModel(m.logits), m, options).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(NdnetError);
      const { message, where, expected, received } = error as NdnetError;
      expect(where).toContain(m.where);
      expect(message).toContain(m.says ?? "");
      expect(expected).not.toBe("");
      expect(received).not.toBe("");
    },
  );

  it.each(Object.entries(mistakes))(
    "leaves parameters, optimizer, gradients and results of a trained model as they were: %s",
    async (_, mistake) => {
      const model = makeModel();
      const optimizer = new Adam();
      const options = { loss: new CrossEntropy(), optimizer, epochs: 2 };
      await model.fit(data.inputs, data.labels, options);
      model.backward(model.forward(data.inputs));
      const gradients = model.parameters.map(({ gradient }) => [...gradient.data]);
      const before = stateOf(model, optimizer);
      const results = model.evaluate(data.inputs, data.labels);
      const wrong = mistake.logits === true ? { options: { loss: 1 }, where: "" } : mistake;
      await expect(fitWrongly(model, wrong, options)).rejects.toThrow(NdnetError);
      expect(model.parameters.map(({ gradient }) => [...gradient.data])).toEqual(gradients);
      expect(stateOf(model, optimizer)).toEqual(before);
      expect(model.evaluate(data.inputs, data.labels)).toEqual(results);
    },
  );

  it.each(Object.entries(mistakes))(
    "leaves a new model as it was, so that the next fit gives what it would have given: %s",
    async (_, mistake) => {
      const [model, twin] = [makeModel(mistake.logits), makeModel(mistake.logits)];
      const [first, second] = [new Adam(), new Adam()];
      const options = {
        loss: new CrossEntropy(),
        seed: 3,
        callbacks: [{ onEpochEnd: () => undefined }],
      };
      const refused = fitWrongly(model, mistake, { ...options, optimizer: first, seed: 9 });
      await expect(refused).rejects.toThrow(NdnetError);
      const loss = mistake.logits === true ? new SoftmaxCrossEntropy() : new CrossEntropy();
      await model.fit(data.inputs, data.labels, { ...options, loss, optimizer: first });
      await twin.fit(data.inputs, data.labels, { ...options, loss, optimizer: second });
      expect(stateOf(model, first)).toEqual(stateOf(twin, second));
    },
  );

  it.each(Object.entries(mistakes))("holds no memory: %s", async (_, mistake) => {
    const backend = createCountingBackend();
    setBackend(backend);
    const model = makeModel(mistake.logits);
    const options = { loss: new CrossEntropy(), optimizer: new SGD(), validation: 0.25 };
    await expect(fitWrongly(model, mistake, options)).rejects.toThrow(NdnetError);
    expect(backend.prepared.size).toBe(0);
    expect(backend.held.size).toBe(0);
  });

  it("refuses a signal that was aborted before, and changes nothing", async () => {
    const model = makeModel();
    const calls: string[] = [];
    const options = {
      loss: new CrossEntropy(),
      optimizer: new SGD(),
      signal: AbortSignal.abort("no time"),
      epochs: 0,
      callbacks: [{ onTrainBegin: () => void calls.push("begin") }],
    };
    const error: unknown = await model
      .fit(data.inputs, data.labels, options)
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ cause: "no time", code: "ABORTED" });
    expect(calls).toEqual([]);
    expect(model.layers[0]!.parameters[0]!.initialized).toBe(false);
  });

  it("refuses options that are none", async () => {
    const fit = makeModel().fit(data.inputs, data.labels, undefined as unknown as FitOptions);
    await expect(fit).rejects.toThrow(ArgumentError);
  });

  it("needs no width that a layer doesn't tell before everything else is well", async () => {
    const model = new Sequential(new Dense(4, 3), new Doubler());
    const options = { loss: new SoftmaxCrossEntropy(), optimizer: new SGD() };
    for (const [inputs, targets] of [
      [data.inputs, [0]],
      [data.inputs, data.labels.map((_, i) => (i === 0 ? 1 : 0)).subarray(1)],
      [nan, data.labels],
      [data.inputs, Int32Array.from(data.labels, (x) => x - 1)],
    ] as const) {
      await expect(model.fit(inputs, targets, options)).rejects.toThrow(NdnetError);
    }
    expect(model.layers[0].weights.initialized).toBe(false);
  });

  it("gives all memory back when there is too little of it, wherever that shows", async () => {
    const options = { loss: new CrossEntropy(), optimizer: new SGD(), validation: 0.25, epochs: 2 };
    const run = async (allowed: number): Promise<boolean> => {
      const backend = createCountingBackend();
      setBackend(backend);
      const model = makeModel().initialize(new RandomState(1));
      for (const { gradient } of model.parameters) gradient.set(0, 0);
      const owned = backend.held.size;
      backend.failAfter(allowed);
      const error: unknown = await model
        .fit(data.inputs, data.labels, options)
        .then(() => undefined)
        .catch((e: unknown) => e);
      expect(backend.prepared.size).toBe(0);
      expect(backend.held.size).toBe(owned);
      expect(error === undefined || error instanceof OutOfCountedMemory).toBe(true);
      return error === undefined;
    };
    let allowed = 0;
    while (!(await run(allowed))) allowed += 1;
    expect(allowed).toBeGreaterThan(5);
  });
});
