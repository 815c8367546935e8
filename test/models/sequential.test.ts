import { describe, expect, it } from "vitest";
import { ReLU, Sigmoid, Softmax } from "../../src/activations/index.js";
import { loadMnist } from "../../src/datasets/index.js";
import { ArgumentError, DTypeError } from "../../src/errors/index.js";
import { Constant } from "../../src/initializers/index.js";
import { Dense, Rescaling } from "../../src/layers/index.js";
import {
  BinaryCrossEntropy,
  CrossEntropy,
  MeanSquaredError,
  SoftmaxCrossEntropy,
} from "../../src/losses/index.js";
import { mlp, Sequential, type Targets } from "../../src/models/index.js";
import { Adam, SGD } from "../../src/optimizers/index.js";
import { L2 } from "../../src/regularizers/index.js";
import { tensor, zeros, type DType } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { elements, largestError } from "../support/tensors.js";
import { valuesOf } from "./support/model-state.js";
import { oneHotRows, smallData } from "./support/small-data.js";

const data = smallData({ rows: 60 });

function makeModel(): Sequential {
  return mlp([4, 5, 3], { output: () => new Softmax() }).initialize(new RandomState(2));
}

describe("Sequential", () => {
  it("learns, with labels and with one-hot rows bit for bit alike", async () => {
    const train = async (targets: Targets): Promise<Sequential> => {
      const model = makeModel();
      const optimizer = new Adam({ learningRate: 0.05 });
      await model.fit(data.inputs, targets, { loss: new CrossEntropy(), optimizer, epochs: 30 });
      return model;
    };
    const model = await train(data.labels);
    expect(model.evaluate(data.inputs, data.labels).accuracy).toBeGreaterThan(0.95);
    expect(Array.from(model.predictClasses(data.inputs.hi(5)))).toHaveLength(5);
    for (const targets of [oneHotRows(data.labels, 3, "float32"), Array.from(data.labels)]) {
      expect(valuesOf(await train(targets))).toEqual(valuesOf(model));
    }
  });

  it("carries on from where it is: two fits of one epoch are one of two, without shuffling", async () => {
    const [once, twice] = [makeModel(), makeModel()];
    const options = { loss: new CrossEntropy(), shuffle: false };
    await once.fit(data.inputs, data.labels, { ...options, optimizer: new Adam(), epochs: 2 });
    const optimizer = new Adam();
    await twice.fit(data.inputs, data.labels, { ...options, optimizer });
    await twice.fit(data.inputs, data.labels, { ...options, optimizer });
    expect(valuesOf(twice)).toEqual(valuesOf(once));
  });

  it("carries on with another loss, optimizer, batch size and penalty", async () => {
    const model = makeModel();
    const targets = oneHotRows(data.labels, 3, "float32");
    await model.fit(data.inputs, targets, { loss: new CrossEntropy(), optimizer: new Adam() });
    const before = model.evaluate(data.inputs, targets, { loss: new MeanSquaredError() });
    await model.fit(data.inputs, targets, {
      ...{ loss: new MeanSquaredError(), optimizer: new SGD({ learningRate: 0.5, momentum: 0.9 }) },
      ...{ batchSize: "full", epochs: 30, weightRegularizer: new L2(1e-4) },
    });
    expect(model.evaluate(data.inputs, targets).loss).toBeLessThan(before.loss);
  });

  it("gives the tensors of its parameters once and for all: training writes into them", async () => {
    const model = makeModel();
    const held = model.parameters.map(({ value }) => value);
    const before = valuesOf(model);
    await model.fit(data.inputs, data.labels, { loss: new CrossEntropy(), optimizer: new SGD() });
    expect(model.parameters.map(({ value }) => value)).toEqual(held);
    expect(held.map((value) => elements(value))).not.toEqual(before);
    expect(held.map((value) => elements(value))).toEqual(valuesOf(model));
  });

  it("keeps the types of its layers", () => {
    const model = new Sequential(new Dense(4, 2), new ReLU());
    expect(model.layers[0].weights.shape).toEqual([4, 2]);
    expect(model.layers).toHaveLength(2);
  });
});

describe("initialize", () => {
  it("draws all values in order from one stream, again every time, and gives the model back", () => {
    const model = new Sequential(new Dense(4, 2), new Dense(2, 3));
    expect(model.initialize(new RandomState(5))).toBe(model);
    const first = valuesOf(model);
    const layers = [new Dense(4, 2), new Dense(2, 3)];
    const random = new RandomState(5);
    for (const layer of layers)
      for (const parameter of layer.parameters) parameter.initialize(random);
    expect(first).toEqual(layers.flatMap((l) => l.parameters.map(({ value }) => elements(value))));
    expect(valuesOf(model.initialize(new RandomState(6)))).not.toEqual(first);
    expect(valuesOf(model.initialize(new RandomState(5)))).toEqual(first);
  });

  it("has RandomState(0) by default, as values have that are needed earlier", () => {
    expect(valuesOf(mlp([4, 5, 3]))).toEqual(valuesOf(mlp([4, 5, 3]).initialize()));
    const early = mlp([4, 5, 3]);
    early.predict(data.inputs);
    expect(valuesOf(early)).toEqual(valuesOf(mlp([4, 5, 3]).initialize()));
  });

  it("refuses a seed in place of a random state", () => {
    expect(() => makeModel().initialize(42 as unknown as RandomState)).toThrow(ArgumentError);
    expect(() => makeModel().initialize(42 as unknown as RandomState)).toThrow(
      "new RandomState(seed)",
    );
  });
});

describe("to", () => {
  it("rounds the parameters to the type, and back without loss", () => {
    const model = makeModel();
    const before = valuesOf(model);
    expect(model.to("float64")).toBe(model);
    expect(model.dtype).toBe("float64");
    expect(valuesOf(model)).toEqual(before);
    expect(valuesOf(model.to("float32"))).toEqual(before);
  });

  it("starts a float64 model from the draws that a float32 model rounds", () => {
    const narrow = valuesOf(makeModel()).flat();
    const wide = mlp([4, 5, 3], { dtype: "float64" }).initialize(new RandomState(2));
    expect(valuesOf(wide).flat().map(Math.fround)).toEqual(narrow);
    expect(valuesOf(wide).flat()).not.toEqual(narrow);
  });

  it("lets training be carried on in the other type, with the same optimizer", async () => {
    const model = makeModel();
    const options = { loss: new CrossEntropy(), optimizer: new Adam({ learningRate: 0.05 }) };
    await model.fit(data.inputs, data.labels, options);
    const before = model.predict(data.inputs);
    expect(largestError(model.to("float64").predict(data.inputs), before)).toBeLessThan(1e-6);
    const history = await model.fit(data.inputs, data.labels, { ...options, epochs: 20 });
    expect(history.loss.at(-1)).toBeLessThan(history.loss[0]!);
    expect(model.predict(data.inputs).data).toBeInstanceOf(Float64Array);
    await model.to("float32").fit(data.inputs, data.labels, options);
    expect(model.predict(data.inputs).data).toBeInstanceOf(Float32Array);
  });

  it.each(["float16", "double", undefined, 64])("refuses %o", (dtype) => {
    expect(() => makeModel().to(dtype as DType)).toThrow(ArgumentError);
  });

  it("is float64 from the beginning where a layer is made from float64 weights", () => {
    const given = Dense.fromWeights(zeros([5, 3], { dtype: "float64" }));
    expect(new Sequential(new Dense(4, 5), given).dtype).toBe("float64");
  });
});

describe("models that share a layer", () => {
  it("see each other's training", async () => {
    const shared = new Dense(4, 3);
    const [first, second] = [new Sequential(shared), new Sequential(shared, new Softmax())];
    const before = elements(second.predict(data.inputs));
    const options = { loss: new SoftmaxCrossEntropy(), optimizer: new SGD() };
    await first.fit(data.inputs, data.labels, options);
    expect(elements(second.predict(data.inputs))).not.toEqual(before);
    expect(second.evaluate(data.inputs, data.labels).accuracy).toBe(
      first.evaluate(data.inputs, data.labels).accuracy,
    );
  });

  it("say so with a typed error when one of them changes the element type", () => {
    const shared = new Dense(4, 3);
    const [first, second] = [new Sequential(shared), new Sequential(shared)];
    second.to("float64");
    expect(() => first.predict(data.inputs)).toThrow(DTypeError);
    expect(first.to("float32").predict(data.inputs).shape).toEqual([60, 3]);
  });
});

describe("a model of one unit", () => {
  const labels = Uint8Array.from(data.labels, (label) => (label === 0 ? 1 : 0));
  const values = Float32Array.from(labels);

  it("learns two classes from labels, a vector or a column of 0 and 1, bit for bit alike", async () => {
    const train = async (targets: Targets): Promise<[number[][], number]> => {
      const model = mlp([4, 1], { output: () => new Sigmoid() });
      const options = {
        loss: new BinaryCrossEntropy(),
        optimizer: new Adam({ learningRate: 0.1 }),
      };
      const history = await model.fit(data.inputs, targets, { ...options, epochs: 40 });
      expect(model.evaluate(data.inputs, targets).accuracy).toBeGreaterThan(0.85);
      const classes = model.predictClasses(data.inputs);
      const right = labels.filter((label, row) => label === classes[row]).length;
      expect(model.evaluate(data.inputs, targets).accuracy).toBe(right / 60);
      return [valuesOf(model), history.accuracy.at(-1)!];
    };
    const expected = await train(labels);
    expect(await train(Array.from(labels))).toEqual(expected);
    expect(await train(tensor(values, [60]))).toEqual(expected);
    expect(await train(tensor(values, [60, 1]))).toEqual(expected);
    expect(await train(tensor(values, [60, 1], { dtype: "float64" }))).toEqual(expected);
  });

  it("learns a number from a vector or a column, bit for bit alike", async () => {
    const wanted = Float32Array.from({ length: 60 }, (_, row) => data.inputs.get(row, 0) * 3 + 1);
    const train = async (targets: Targets): Promise<number[][]> => {
      const model = mlp([4, 1]);
      const optimizer = new SGD({ learningRate: 0.1 });
      const { last } = await model.fit(data.inputs, targets, {
        ...{ loss: new MeanSquaredError(), optimizer, epochs: 50 },
      });
      expect(last!.loss).toBeLessThan(1e-6);
      expect(last!.accuracy).toBeNaN();
      return valuesOf(model);
    };
    expect(await train(tensor(wanted, [60]))).toEqual(await train(tensor(wanted, [60, 1])));
  });
});

describe("the gradient of a layer that starts the model", () => {
  it("is right below a layer without parameters", async () => {
    const dense = new Dense(1, 1, { weightInitializer: new Constant(1) });
    const model = new Sequential(new Rescaling(2), dense);
    const loss = new MeanSquaredError({ reduction: "sum" });
    const optimizer = new SGD({ learningRate: 0.5 });
    await model.fit(tensor([[1], [2]]), tensor([[3], [5]]), { loss, optimizer, batchSize: "full" });
    // Inputs 2 and 4 give 2 and 4, both 1 too few: the slopes are −2·(2 + 4) and −2·(1 + 1).
    expect(dense.weights.value.get(0, 0)).toBe(1 + 6);
    expect(dense.bias!.value.get(0)).toBe(2);
  });
});

const directory = process.env["MNIST_DIR"];

describe.skipIf(directory === undefined)("on MNIST", () => {
  it("classifies more than 85 % of 500 test digits rightly after an epoch of 3000", async () => {
    const { train, test } = await loadMnist({ directory: directory!, normalize: false });
    const model = new Sequential(
      ...[new Rescaling(1 / 255), new Dense(784, 32), new ReLU(), new Dense(32, 10), new Softmax()],
    );
    const history = await model.fit(train.images.hi(3000), train.labels.slice(0, 3000), {
      ...{ loss: new CrossEntropy(), optimizer: new Adam({ learningRate: 0.01 }), epochs: 2 },
      ...{ validation: 0.1, seed: 42 },
    });
    expect(history.validationAccuracy.at(-1)).toBeGreaterThan(0.85);
    const { accuracy } = model.evaluate(test.images.hi(500), test.labels.slice(0, 500));
    expect(accuracy).toBeGreaterThan(0.85);
  });
});
