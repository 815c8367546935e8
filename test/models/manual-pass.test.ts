import { afterEach, describe, expect, it } from "vitest";
import { Softmax, Tanh } from "../../src/activations/index.js";
import { createJsBackend, getBackend, setBackend } from "../../src/backends/index.js";
import { ArgumentError, DTypeError, ShapeError, StateError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import { Dense } from "../../src/layers/index.js";
import { MeanSquaredError, SoftmaxCrossEntropy } from "../../src/losses/index.js";
import { mlp, Sequential } from "../../src/models/index.js";
import { Adam, SGD, type Optimizer } from "../../src/optimizers/index.js";
import { dtypeOf, tensor, zeros, type Tensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { elements, strided } from "../support/tensors.js";
import { Dropout, Saboteur } from "./support/custom-layers.js";
import { stateOf, valuesOf } from "./support/model-state.js";
import { oneHotRows, smallData } from "./support/small-data.js";

const original = getBackend();

afterEach(() => {
  setBackend(original);
});

const data = smallData({ rows: 48 });
const targets = oneHotRows(data.labels, 3, "float32");

function makeModel(): Sequential {
  return mlp([4, 6, 3], { hidden: () => new Tanh() }).initialize(new RandomState(5));
}

function gradientsOf(model: Sequential): number[][] {
  return model.parameters.map(({ gradient }) => elements(gradient));
}

function ones(tensor: Tensor): Tensor {
  const result = zeros(tensor.shape, { dtype: dtypeOf(tensor) });
  result.data.fill(1);
  return result;
}

describe("forward, backward and optimizer.step", () => {
  it.each<[string, () => Optimizer]>([
    ["SGD", () => new SGD({ learningRate: 0.1 })],
    ["momentum", () => new SGD({ learningRate: 0.1, momentum: 0.9, nesterov: true })],
    ["Adam", () => new Adam({ learningRate: 0.01 })],
  ])("train as fit does, bit for bit, for the same batches with %s", async (_, makeOptimizer) => {
    const loss = new SoftmaxCrossEntropy();
    const [fitted, manual] = [makeModel(), makeModel()];
    const [first, second] = [makeOptimizer(), makeOptimizer()];
    await fitted.fit(data.inputs, data.labels, {
      ...{ loss, optimizer: first, epochs: 3, batchSize: 20, shuffle: false },
    });
    for (let epoch = 0; epoch < 3; epoch++) {
      for (let start = 0; start < 48; start += 20) {
        const rows = Math.min(20, 48 - start);
        const predictions = manual.forward(data.inputs.lo(start).hi(rows));
        const { gradient } = loss.evaluate(predictions, targets.lo(start).hi(rows));
        manual.zeroGradients();
        manual.backward(gradient);
        second.step(manual.parameters);
      }
    }
    expect(stateOf(manual, second)).toEqual(stateOf(fitted, first));
  });

  it("may be mixed with fit, which takes the gradients away that were left over", async () => {
    const [model, twin] = [makeModel(), makeModel()];
    const options = { loss: new SoftmaxCrossEntropy(), optimizer: new SGD() };
    model.backward(ones(model.forward(data.inputs)));
    expect(
      gradientsOf(model)
        .flat()
        .some((value) => value !== 0),
    ).toBe(true);
    await model.fit(data.inputs, data.labels, options);
    await twin.fit(data.inputs, data.labels, options);
    expect(valuesOf(model)).toEqual(valuesOf(twin));
    expect(
      gradientsOf(model)
        .flat()
        .every((value) => value === 0),
    ).toBe(true);
  });

  it("have right gradients, as central differences confirm, also with random layers", () => {
    const layers = [new Dense(4, 5), new Tanh(), new Dropout(), new Dense(5, 3), new Softmax()];
    const model = new Sequential(...layers);
    for (const training of [false, true]) {
      const report = gradientCheck(model, { inputShape: [6, 4], training, seed: 3 });
      expect(report.passed).toBe(true);
    }
  });
});

describe("Sequential.forward", () => {
  it("gives what predict gives, in memory of its own", () => {
    const model = makeModel();
    const first = model.forward(data.inputs.hi(5));
    const before = elements(first);
    expect(before).toEqual(elements(model.predict(data.inputs.hi(5))));
    model.forward(data.inputs.lo(5).hi(5));
    expect(elements(first)).toEqual(before);
  });

  it("takes views and float64, and leaves them as they were", () => {
    const model = makeModel();
    const expected = elements(model.forward(data.inputs));
    const view = strided(data.inputs);
    const wide = tensor(data.inputs.data as Float32Array, [48, 4], { dtype: "float64" });
    expect(elements(model.forward(view))).toEqual(expected);
    expect(elements(model.forward(wide))).toEqual(expected);
    expect(elements(view)).toEqual(elements(data.inputs));
  });

  it("trains by default, and infers where that is asked for", () => {
    const model = new Sequential(new Dropout());
    const input = ones(zeros([8, 8]));
    expect(new Set(elements(model.forward(input)))).toEqual(new Set([0, 2]));
    expect(new Set(elements(model.forward(input, { training: false })))).toEqual(new Set([1]));
  });

  it("draws what layers draw from the given random state, or from one that goes on", () => {
    const input = ones(zeros([8, 8]));
    const run = (seed?: number): number[] => {
      const model = new Sequential(new Dropout());
      const random = seed === undefined ? {} : { random: new RandomState(seed) };
      return [model.forward(input, random), model.forward(input)].flatMap((y) => elements(y));
    };
    expect(run(4)).toEqual(run(4));
    expect(run(4)).not.toEqual(run(5));
    expect(run()).toEqual(run(0));
    expect(run().slice(0, 64)).not.toEqual(run().slice(64));
  });

  it.each([
    ["a vector", zeros([4]), ShapeError, "forward, input"],
    ["another width", zeros([2, 5]), ShapeError, "Dense (layer 1 of 3), input"],
    ["NaN", tensor([[1, 2, 3, Number.NaN]]), ArgumentError, "forward, input"],
  ])("refuses %s, and gives no values to a model that has none", (_, input, type, message) => {
    const model = mlp([4, 6, 3]);
    expect(() => model.forward(input)).toThrow(type);
    expect(() => model.forward(input)).toThrow(message);
    expect(model.layers[0]!.parameters[0]!.initialized).toBe(false);
  });
});

describe("Sequential.backward", () => {
  it("concerns the latest forward", () => {
    const [model, twin] = [makeModel(), makeModel()];
    model.forward(data.inputs.hi(7));
    model.backward(ones(model.forward(data.inputs.lo(7).hi(3))));
    twin.backward(ones(twin.forward(data.inputs.lo(7).hi(3))));
    expect(gradientsOf(model)).toEqual(gradientsOf(twin));
  });

  it("adds to the gradients until they are set to zeros", () => {
    const model = makeModel();
    const upstream = ones(model.forward(data.inputs));
    model.backward(upstream);
    const once = gradientsOf(model);
    model.backward(upstream);
    const twice = gradientsOf(model).flat();
    for (const [index, value] of once.flat().entries())
      expect(twice[index]).toBeCloseTo(2 * value, 3);
    model.zeroGradients();
    model.backward(upstream);
    expect(gradientsOf(model)).toEqual(once);
  });

  it("gives the gradient of the input, in memory of its own, unless it isn't needed", () => {
    const model = makeModel();
    const upstream = ones(model.forward(data.inputs));
    const first = model.backward(upstream);
    const before = elements(first);
    expect(first.shape).toEqual([48, 4]);
    model.backward(upstream);
    expect(elements(first)).toEqual(before);
    const output = model.forward(data.inputs, { needsInputGradient: false });
    expect(model.backward(ones(output)).size).toBe(0);
  });

  it("takes a gradient of the other type and any strides", () => {
    const [model, twin] = [makeModel(), makeModel()];
    const upstream = model.forward(data.inputs);
    twin.forward(data.inputs);
    model.backward(upstream);
    twin.backward(strided(tensor(elements(upstream), [48, 3], { dtype: "float64" })));
    expect(gradientsOf(twin)).toEqual(gradientsOf(model));
  });

  it("refuses to run before a forward, or after one that failed", () => {
    const model = makeModel();
    expect(() => model.backward(zeros([1, 3]))).toThrow(StateError);
    model.forward(data.inputs);
    expect(() => model.forward(zeros([2, 5]))).toThrow(ShapeError);
    expect(() => model.backward(zeros([48, 3]))).not.toThrow();
    let isBroken = false;
    const layer = new Saboteur({ output: (input) => (isBroken ? zeros([1, 1]) : input) });
    const fragile = new Sequential(new Dense(4, 3), layer);
    fragile.forward(data.inputs);
    isBroken = true;
    expect(() => fragile.forward(data.inputs)).toThrow(ShapeError);
    expect(() => fragile.backward(zeros([48, 3]))).toThrow(StateError);
  });

  it.each<[string, (model: Sequential) => unknown]>([
    ["predict", (model) => model.predict(data.inputs)],
    ["predictClasses", (model) => model.predictClasses(data.inputs)],
    [
      "evaluate",
      (model) => model.evaluate(data.inputs, data.labels, { loss: new MeanSquaredError() }),
    ],
    [
      "another model with its layers",
      (model) => new Sequential(...model.layers).predict(data.inputs),
    ],
    [
      "fit",
      (model) =>
        model.fit(data.inputs, data.labels, { loss: new MeanSquaredError(), optimizer: new SGD() }),
    ],
  ])(
    "refuses to run when %s came in between, and runs after another forward",
    async (_, between) => {
      const model = makeModel();
      model.forward(data.inputs);
      await between(model);
      const before = gradientsOf(model);
      expect(() => model.backward(zeros([48, 3]))).toThrow(StateError);
      expect(() => model.backward(zeros([48, 3]))).toThrow("Call forward(input) again");
      expect(gradientsOf(model)).toEqual(before);
      model.forward(data.inputs);
      expect(() => model.backward(zeros([48, 3]))).not.toThrow();
    },
  );

  it("refuses to run when the element type or the backend has changed since", () => {
    const model = makeModel();
    model.forward(data.inputs);
    model.to("float64");
    expect(() => model.backward(zeros([48, 3]))).toThrow(StateError);
    model.forward(data.inputs);
    setBackend(createJsBackend());
    expect(() => model.backward(zeros([48, 3]))).toThrow(StateError);
  });

  it.each([
    ["another number of rows", zeros([47, 3]), ShapeError],
    ["another number of units", zeros([48, 4]), ShapeError],
    ["a vector", zeros([3]), ShapeError],
    ["no tensor", [1, 2, 3], ArgumentError],
    ["nothing", undefined, ArgumentError],
  ])("refuses a gradient of %s", (_, gradient, type) => {
    const model = makeModel();
    model.forward(data.inputs);
    const run = (): unknown => model.backward(gradient as Tensor);
    expect(run).toThrow(type);
    expect(run).toThrow("Sequential.backward, outputGradient");
  });

  it("names a layer of one's own that gives a wrong gradient", () => {
    const layer = new Saboteur({ gradient: () => zeros([48, 6], { dtype: "float64" }) });
    const model = new Sequential(new Dense(4, 6), layer);
    model.forward(data.inputs);
    expect(() => model.backward(zeros([48, 6]))).toThrow(DTypeError);
  });
});
