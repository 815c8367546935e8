import { describe, expect, it } from "vitest";
import { ReLU, Softmax } from "../../src/activations/index.js";
import { EarlyStopping, ExponentialMovingAverage } from "../../src/callbacks/index.js";
import { ArgumentError, DTypeError, ShapeError, StateError } from "../../src/errors/index.js";
import { getWeights, setWeights } from "../../src/formats/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import {
  BatchNormalization,
  Dense,
  noGradient,
  standaloneContext,
  type LayerContext,
} from "../../src/layers/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import { Sequential, type FitOptions } from "../../src/models/index.js";
import { Adam, SGD } from "../../src/optimizers/index.js";
import { dtypeOf, tensor, type Tensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { Failing } from "../models/support/failing-model.js";
import { smallData } from "../models/support/small-data.js";
import { elements, float32, float64, uniform } from "../support/tensors.js";
import { hasNumpy, runNumpy } from "../tensor/random-state/numpy-oracle.js";

const trains = (): LayerContext => standaloneContext({ training: true });

/** A layer of float64 whose scale and mean are drawn. */
function drawn(features: number): BatchNormalization {
  const layer = new BatchNormalization(features, { momentum: 0.9 });
  for (const [seed, learned] of [...layer.parameters, ...layer.state].entries()) {
    learned.convertTo("float64");
    learned.assign(uniform([features], seed, 0.5, 2));
  }
  return layer;
}

/** Forward and backward in both modes, with what the statistics become, in NumPy. */
const program = `
import json
case = json.loads(sys.stdin.read())
x, g = (np.array(case[k]).reshape(case["shape"]) for k in ("x", "g"))
gamma, beta, rm, rv = (np.array(v) for v in case["learned"])
axes = tuple(range(x.ndim - 1))
n = x.size // x.shape[-1]
mean, var = x.mean(axis=axes), x.var(axis=axes)
h = (x - mean) / np.sqrt(var + 1e-3)
dx = gamma / np.sqrt(var + 1e-3) * (g - g.mean(axis=axes) - h * (g * h).mean(axis=axes))
r = (x - rm) / np.sqrt(rv + 1e-3)
print(json.dumps([v.ravel().tolist() for v in (
    h * gamma + beta, dx, (g * h).sum(axis=axes), g.sum(axis=axes),
    0.9 * rm + (1 - 0.9) * mean, 0.9 * rv + (1 - 0.9) * var,
    r * gamma + beta, g * gamma / np.sqrt(rv + 1e-3))]))
`;

function expectClose(given: readonly number[], wanted: readonly number[]): void {
  expect(given).toHaveLength(wanted.length);
  given.forEach((value, i) => {
    expect(Math.abs(value - wanted[i]!)).toBeLessThan(1e-12 * Math.max(1, Math.abs(wanted[i]!)));
  });
}

describe("BatchNormalization", () => {
  it.skipIf(!hasNumpy()).each([[[7, 5]], [[3, 4, 2, 3]]])(
    "gives what NumPy gives, forward and backward, in training and otherwise, for %j",
    (shape) => {
      const features = shape.at(-1)!;
      const layer = drawn(features);
      const [x, g] = [uniform(shape, 8), uniform(shape, 9)];
      const learned = [...layer.parameters, ...layer.state].map(({ value }) => elements(value));
      const text = JSON.stringify({ shape, x: elements(x), g: elements(g), learned });
      const wanted = JSON.parse(runNumpy(program, Buffer.from(text)).toString()) as number[][];
      const inference = elements(layer.forward(x));
      const fixed = elements(layer.backward(g));
      for (const parameter of layer.parameters) parameter.zeroGradient();
      const output = elements(layer.forward(x, trains()));
      const inputGradient = elements(layer.backward(g));
      const results = [
        ...[output, inputGradient],
        ...layer.parameters.map(({ gradient }) => elements(gradient)),
        ...layer.state.map(({ value }) => elements(value)),
        ...[inference, fixed],
      ];
      results.forEach((result, i) => expectClose(result, wanted[i]!));
    },
  );

  it.each([true, false])(
    "has gradients that central differences confirm, training %s, and keeps its statistics meanwhile",
    (training) => {
      for (const inputShape of [
        [6, 4],
        [2, 3, 2, 3],
      ]) {
        const layer = drawn(inputShape.at(-1)!);
        const before = layer.state.map(({ value }) => elements(value));
        const report = gradientCheck(layer, { inputShape, training, tolerance: 1e-8 });
        expect(report.passed, JSON.stringify(report.worst)).toBe(true);
        expect(layer.state.map(({ value }) => elements(value))).toEqual(before);
      }
    },
  );

  it("changes its running statistics in training alone", () => {
    const layer = new BatchNormalization(2, { momentum: 0.5 });
    layer.forward(float32(uniform([5, 2], 1)));
    expect(layer.state.map(({ value }) => elements(value))).toEqual([
      [0, 0],
      [1, 1],
    ]);
    layer.forward(
      tensor([
        [1, 10],
        [3, 30],
      ]),
      trains(),
    );
    expect(layer.state.map(({ value }) => elements(value))).toEqual([
      [1, 10],
      [1, 50.5],
    ]);
  });

  it("makes a single row beta, without a gradient for the input, and learns nothing of its variance", () => {
    const layer = drawn(3);
    const before = layer.state.map(({ value }) => elements(value));
    expect(elements(layer.forward(uniform([1, 3], 4), trains()))).toEqual(
      elements(layer.beta.value),
    );
    expect(elements(layer.backward(uniform([1, 3], 5))).map(Math.abs)).toEqual([0, 0, 0]);
    expect(layer.state.map(({ value }) => elements(value))).toEqual(before);
  });

  it.each([0, -1, 1.5])("refuses %d features", (features) => {
    expect(() => new BatchNormalization(features)).toThrow(ArgumentError);
  });

  it("refuses a momentum of 1, an epsilon of 0, and inputs of another width or type", () => {
    expect(() => new BatchNormalization(2, { momentum: 1 })).toThrow(ArgumentError);
    expect(() => new BatchNormalization(2, { epsilon: 0 })).toThrow(ArgumentError);
    const layer = drawn(2);
    expect(() => layer.forward(float64([[1, 2, 3]]))).toThrow(ShapeError);
    expect(() => layer.forward(tensor([[1, 2]]))).toThrow(DTypeError);
    expect(() => layer.backward(float64([[1, 2]]))).toThrow(StateError);
    layer.forward(float64([[1, 2]]));
    expect(() => layer.backward(float64([[1]]))).toThrow(ShapeError);
  });

  it("computes no input gradient where none is needed", () => {
    const layer = drawn(2);
    layer.forward(uniform([4, 2], 1), { ...trains(), needsInputGradient: false });
    expect(layer.backward(uniform([4, 2], 2))).toBe(noGradient);
    expect(elements(layer.beta.gradient)).not.toEqual([0, 0]);
  });
});

const { inputs, labels } = smallData({ rows: 60 });

function network(...more: readonly Failing[]): Sequential {
  return new Sequential(
    ...[new Dense(4, 6), new BatchNormalization(6, { momentum: 0.8 }), new ReLU(), ...more],
    ...[new Dense(6, 3), new Softmax()],
  ).initialize(new RandomState(3));
}

function options(more: Partial<FitOptions> = {}): FitOptions {
  const optimizer = new SGD({ learningRate: 0.1 });
  return { loss: new CrossEntropy(), optimizer, batchSize: 16, epochs: 3, seed: 5, ...more };
}

const learned = (model: Sequential): number[][] =>
  [...model.parameters, ...model.state].map(({ value }) => elements(value));

describe("BatchNormalization in a model", () => {
  it("changes by fit, and by no evaluation or prediction", async () => {
    const model = network();
    const before = learned(model);
    model.predict(inputs);
    model.evaluate(inputs, labels);
    expect(learned(model)).toEqual(before);
    await model.fit(inputs, labels, options());
    const after = learned(model);
    expect(after.slice(-2)).not.toEqual(before.slice(-2));
    model.evaluate(inputs, labels);
    expect(learned(model)).toEqual(after);
  });

  it("stands in model files and files of weights with its statistics", async () => {
    const model = network();
    await model.fit(inputs, labels, options());
    const copy = Sequential.fromBytes(model.toBytes());
    expect(copy.predict(inputs).data).toEqual(model.predict(inputs).data);
    expect(copy.layers[1]).toMatchObject({ features: 6, momentum: 0.8, epsilon: 1e-3 });
    for (const names of ["numbered", "layers"] as const) {
      const other = network();
      setWeights(other, getWeights(model, { names }));
      expect(learned(other)).toEqual(learned(model));
    }
    expect(Object.keys(getWeights(model, { names: "layers" }))).toContain(
      "batch_normalization_1.runningVariance",
    );
  });

  it("goes on to the same bits when it is resumed, with its average", async () => {
    const checkpoints: Uint8Array[] = [];
    const whole = network();
    const takes = {
      toldLast: true,
      onBatchEnd: ({ step }: { step: number }, training: { checkpoint(): Uint8Array }) => {
        if (step === 6) checkpoints.push(training.checkpoint());
      },
    };
    const average = (): ExponentialMovingAverage => new ExponentialMovingAverage({ decay: 0.7 });
    await whole.fit(inputs, labels, options({ callbacks: [average(), takes] }));
    const resumed = network();
    await resumed.fit(inputs, labels, options({ callbacks: [average()], resume: checkpoints[0]! }));
    expect(resumed.toBytes()).toEqual(whole.toBytes());
  });

  it("has the statistics of the best epoch when EarlyStopping puts its weights back", async () => {
    const seen: number[][][] = [];
    const model = network();
    const stopping = new EarlyStopping({ monitor: "loss", mode: "max", patience: 10 });
    const watches = { onEpochEnd: () => void seen.push(learned(model)) };
    await model.fit(inputs, labels, options({ callbacks: [stopping, watches], epochs: 4 }));
    expect(stopping.bestEpoch).toBeLessThan(4);
    expect(learned(model)).toEqual(seen[stopping.bestEpoch - 1]);
  });

  it.each([1, 2, 3, 7])(
    "goes back with the weights, bit for bit, when numbers fail at step %i",
    async (failing) => {
      const model = network(new Failing(failing));
      await expect(model.fit(inputs, labels, options({ epochs: 9 }))).rejects.toThrow();
      const kept = Math.max(0, failing - 2);
      const other = network();
      const stops = {
        onEpochBegin: (_: number, training: { stop(): void }) => {
          if (kept === 0) training.stop();
        },
        onBatchEnd: ({ step }: { step: number }, training: { stop(): void }) => {
          if (step === kept) training.stop();
        },
      };
      await other.fit(inputs, labels, options({ epochs: 9, callbacks: [stops] }));
      expect(learned(model)).toEqual(learned(other));
    },
  );

  it("changes its type with the model", async () => {
    const model = network();
    await model.fit(inputs, labels, options());
    const before = learned(model);
    model.to("float64");
    expect(learned(model)).toEqual(before);
    expect(model.state.map(({ value }) => dtypeOf(value))).toEqual(["float64", "float64"]);
    expect(dtypeOf(model.predict(inputs))).toBe("float64");
  });

  it("takes a batch in blocks about as long as one another", async () => {
    const seen: number[] = [];
    class Watch extends ReLU {
      override forward(input: Tensor, context?: LayerContext): Tensor {
        if (context?.training === true) seen.push(input.shape[0]!);
        return super.forward(input, context);
      }
    }
    const model = new Sequential(
      ...[new Dense(4, 6), new BatchNormalization(6), new Watch(), new Dense(6, 3), new Softmax()],
    );
    await model.fit(inputs, labels, options({ batchSize: 33, blockRows: 32, epochs: 1 }));
    expect(seen).toEqual([17, 16, 27]);
  });

  it("is counted apart from what is trainable, and no optimizer changes it", async () => {
    const model = network();
    expect(model.summary()).toContain("Total: 63 parameters in float32");
    expect(model.summary()).toContain("Not trainable: 12 numbers beside them");
    const optimizer = new Adam({ learningRate: 0.01 });
    await model.fit(inputs, labels, options({ optimizer }));
    expect(optimizer.getState(model.parameters).slots).toHaveLength(model.parameters.length);
  });

  it("has its first statistics again when the model is initialized", () => {
    const model = network();
    model.state[0]!.assign(tensor([1, 2, 3, 4, 5, 6]));
    model.initialize(new RandomState(1));
    expect(elements(model.state[0]!.value)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
