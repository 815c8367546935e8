import { describe, expect, it } from "vitest";
import { ReLU, Softmax } from "../../src/activations/index.js";
import { getBackend } from "../../src/backends/index.js";
import { ArgumentError, ShapeError, StateError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import {
  Dense,
  Dropout,
  noGradient,
  Rescaling,
  standaloneContext,
} from "../../src/layers/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import { Sequential } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { tensor, zeros } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import type { WasmBackend } from "../../src/backends/wasm/wasm-backend-interface.js";
import { elements, float64, uniform } from "../support/tensors.js";

const trains = (seed = 0): ReturnType<typeof standaloneContext> =>
  standaloneContext({ training: true, seed });

describe("Dropout", () => {
  it("gives the very input and gradient where it doesn't train, or drops nothing", () => {
    const input = uniform([3, 4], 1);
    const [off, none] = [new Dropout(0.5), new Dropout(0)];
    expect(off.forward(input)).toBe(input);
    expect(off.backward(input)).toBe(input);
    expect(none.forward(input, trains())).toBe(input);
  });

  it("drops the share that it says and scales the rest, so that the mean stays", () => {
    const ones = zeros([200, 500]);
    ones.data.fill(1);
    for (const rate of [0.2, 0.5, 0.9]) {
      const output = elements(new Dropout(rate).forward(ones, trains()));
      const dropped = output.filter((x) => x === 0).length / output.length;
      // Five standard errors of the share.
      expect(Math.abs(dropped - rate)).toBeLessThan(5 * Math.sqrt((rate * (1 - rate)) / 1e5));
      const p = Math.round(rate * 65536) / 65536;
      expect(new Set(output)).toEqual(new Set([0, Math.fround(1 / (1 - p))]));
    }
  });

  it("passes the gradient on where it kept elements, in the same scale", () => {
    const layer = new Dropout(0.3);
    const ones = float64([new Array<number>(100).fill(1)]);
    const output = elements(layer.forward(ones, trains(5)));
    expect(elements(layer.backward(ones))).toEqual(output);
  });

  it("has a gradient that central differences confirm with relative error < 1e-8", () => {
    const report = gradientCheck(new Dropout(0.4), {
      ...{ inputShape: [2, 3, 4, 5], tolerance: 1e-8, training: true },
    });
    expect(report).toMatchObject({ passed: true, checked: 120 });
  });

  it("draws two words a pass in training alone, and another mask every time", () => {
    const layer = new Dropout(0.5);
    const context = trains(3);
    const other = new RandomState(3);
    const first = elements(layer.forward(uniform([4, 50], 1, 1, 2), context));
    const second = elements(layer.forward(uniform([4, 50], 1, 1, 2), context));
    expect(second).not.toEqual(first);
    for (let word = 0; word < 4; word += 1) other.randint(2 ** 32);
    expect(context.random.randint(1000)).toBe(other.randint(1000));
  });

  it.each([-0.1, 1, 1.5, NaN])("refuses the rate %d", (rate) => {
    expect(() => new Dropout(rate)).toThrow(ArgumentError);
    expect(() => new Dropout(rate)).toThrow("Dropout, rate: expected a number from 0 to below 1");
  });

  it("has no gradient before a forward pass, for another shape, or where none is needed", () => {
    const layer = new Dropout(0.5);
    expect(() => layer.backward(float64([[1]]))).toThrow(StateError);
    layer.forward(float64([[1, 2]]), trains());
    expect(() => layer.backward(float64([[1]]))).toThrow(ShapeError);
    layer.forward(float64([[1]]), { ...trains(), needsInputGradient: false });
    expect(layer.backward(float64([[1]]))).toBe(noGradient);
  });
});

const features = 60;
const rows = 90;
const sparseRows = tensor(
  Float32Array.from({ length: rows * features }, (_, i) => ((i * 13) % 10 < 2 ? (i % 7) + 1 : 0)),
  [rows, features],
);
const labels = Int32Array.from({ length: rows }, (_, i) => i % 3);
const options = {
  ...{ loss: new CrossEntropy(), batchSize: 32, seed: 4, epochs: 3 },
};

function network(): Sequential {
  return new Sequential(
    ...[new Rescaling(1 / 7), new Dropout(0.2), new Dense(features, 20), new ReLU()],
    ...[new Dropout(0.5), new Dense(20, 3), new Softmax()],
  );
}

describe("Dropout in a model", () => {
  it("never acts in predictions and evaluations, whatever was trained before", async () => {
    const model = network();
    const optimizer = new SGD({ learningRate: 0.1 });
    await model.fit(sparseRows, labels, { ...options, optimizer });
    const [, , first, relu, , second, softmax] = model.layers;
    const without = new Sequential(new Rescaling(1 / 7), first!, relu!, second!, softmax!);
    expect(elements(model.predict(sparseRows))).toEqual(elements(without.predict(sparseRows)));
    expect(model.evaluate(sparseRows, labels)).toEqual(
      without.evaluate(sparseRows, labels, { loss: options.loss }),
    );
  });

  it("trains to the same bits when it is resumed in the middle of an epoch", async () => {
    const checkpoints: Uint8Array[] = [];
    const whole = network();
    await whole.fit(sparseRows, labels, {
      ...options,
      optimizer: new SGD({ learningRate: 0.1 }),
      callbacks: [
        {
          toldLast: true,
          onBatchEnd: ({ step }, training) => {
            if (step === 5) checkpoints.push(training.checkpoint());
          },
        },
      ],
    });
    const resumed = network();
    await resumed.fit(sparseRows, labels, {
      ...options,
      optimizer: new SGD({ learningRate: 0.1 }),
      resume: checkpoints[0]!,
    });
    expect(resumed.toBytes()).toEqual(whole.toBytes());
  });

  it("keeps sparse inputs sparse: the sparse kernels run, and the dense one not for the first layer", async () => {
    const backend = getBackend() as WasmBackend;
    const before = { ...backend.kernelCounts() };
    await network().fit(sparseRows, labels, {
      ...options,
      optimizer: new SGD({ learningRate: 0.1 }),
    });
    const after = backend.kernelCounts();
    const ran = (name: string): number => (after[name] ?? 0) - (before[name] ?? 0);
    expect(ran("drop pairs float32")).toBe(9);
    expect(ran("sparse affine float32")).toBe(9);
    expect(ran("sparse gradient float32")).toBe(9);
    expect(ran("dense rows float32")).toBe(0);
  });

  it("stands in model files with its rate", () => {
    const copy = Sequential.fromBytes(network().toBytes());
    expect(copy.layers[1]).toBeInstanceOf(Dropout);
    expect((copy.layers[1] as Dropout).rate).toBe(0.2);
  });
});
