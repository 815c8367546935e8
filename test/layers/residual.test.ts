import { describe, expect, it } from "vitest";
import { Identity, ReLU, Softmax, Tanh } from "../../src/activations/index.js";
import { MaxNorm } from "../../src/constraints/index.js";
import { ArgumentError, ShapeError, StateError } from "../../src/errors/index.js";
import { gradientCheck } from "../../src/gradient-check/index.js";
import {
  BatchNormalization,
  Conv2D,
  Dense,
  Dropout,
  Flatten,
  Layer,
  noGradient,
  Reshape,
  Residual,
  standaloneContext,
} from "../../src/layers/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import { Sequential, type AnyLayer, type FitOptions } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { L2 } from "../../src/regularizers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { zeros, type Tensor } from "../../src/tensor/index.js";
import { Saboteur, type Sabotage } from "../models/support/custom-layers.js";
import { smallData } from "../models/support/small-data.js";
import { elements, float64, uniform } from "../support/tensors.js";

const wide = (units: number): Dense<4> => new Dense(4, units);
const { inputs, labels } = smallData({ rows: 50 });
const options = (more: Partial<FitOptions> = {}): FitOptions => ({
  ...{ loss: new CrossEntropy(), optimizer: new SGD({ learningRate: 0.1 }) },
  ...{ batchSize: 16, epochs: 3, seed: 5, ...more },
});

function network(): Sequential {
  const inner = new Residual(new Dense(4, 4), new Tanh());
  return new Sequential(
    new Residual(new Dense(4, 6), new BatchNormalization(6), new ReLU(), new Dense(6, 4)),
    ...[new Residual(inner, new Dropout(0.2), new Dense(4, 4)), new Dense(4, 3), new Softmax()],
  ).initialize(new RandomState(3));
}

describe("Residual", () => {
  it("adds the input to what its layers make of it, and their gradient to the output's", () => {
    const dense = Dense.fromWeights(
      float64([
        [2, 0],
        [0, 3],
      ]),
      float64([1, -1]),
    );
    const layer = new Residual(dense, new Identity());
    expect(elements(layer.forward(float64([[1, 10]])))).toEqual([1 + 3, 10 + 29]);
    expect(elements(layer.backward(float64([[1, 100]])))).toEqual([1 + 2, 100 + 300]);
    expect(elements(dense.weights.gradient)).toEqual([1, 100, 10, 1000]);
  });

  it("adds the input to itself where its layers leave it as it is", () => {
    const layer = new Residual(new Identity());
    expect(elements(layer.forward(float64([[1, -2]])))).toEqual([2, -4]);
    expect(elements(layer.backward(float64([[3, 5]])))).toEqual([6, 10]);
  });

  it.each<[string, AnyLayer, number[]]>([
    ["dense layers", new Residual(new Dense(4, 5), new Tanh(), new Dense(5, 4)), [3, 4]],
    ["a residual within", new Residual(new Residual(wide(4), new Tanh()), wide(4)), [3, 4]],
    [
      "convolutions and batch normalisation",
      new Residual(
        ...[new Conv2D(2, 3, { kernelSize: 3, padding: "same" }), new BatchNormalization(3)],
        ...[new Tanh(), new Conv2D(3, 2, { kernelSize: 1 }), new Dropout(0.3)],
      ),
      [2, 4, 3, 2],
    ],
  ])("has gradients that central differences confirm for %s", (_, layer, inputShape) => {
    const report = gradientCheck(layer, { inputShape, training: true, tolerance: 1e-7 });
    expect(report.passed, JSON.stringify(report.worst)).toBe(true);
  });

  it("has the parameters and state of its layers, with regularizers and constraints", () => {
    const [weightRegularizer, weightConstraint] = [new L2(0.1), new MaxNorm(1)];
    const dense = new Dense(4, 4, { weightRegularizer, weightConstraint });
    const normal = new BatchNormalization(4);
    const layer = new Residual(dense, normal);
    expect(layer.parameters).toEqual([...dense.parameters, ...normal.parameters]);
    expect(layer.state).toEqual(normal.state);
    expect(layer.widths).toEqual({ inputs: 4, outputs: "same" });
    expect(layer.inputAxes).toBe(2);
    expect(new Residual(new ReLU()).inputAxes).toBeUndefined();
  });

  it("refuses layers that don't fit, give another width, are none, or stand twice", () => {
    const of = (...layers: readonly AnyLayer[]): Residual => new Residual(...layers);
    expect(() => of(new Dense(4, 5), new Dense(4, 4))).toThrow(ShapeError);
    expect(() => of(new Dense(4, 5))).toThrow("Residual, output of its layers");
    expect(() => of()).toThrow(ArgumentError);
    const dense: AnyLayer = new Dense(4, 4);
    expect(() => of(dense, dense)).toThrow("Residual, Dense (layer 2 of 2)");
    expect(() => of(dense, of(dense))).toThrow(ArgumentError);
    expect(() => new Sequential(of(dense), new ReLU(), dense)).toThrow(ArgumentError);
  });

  it("refuses outputs of another shape, and gradients before a pass or of another shape", () => {
    class Half extends Layer {
      override forward(): ReturnType<typeof float64> {
        return float64([[1]]);
      }
      override backward(gradient: ReturnType<typeof float64>): ReturnType<typeof float64> {
        return gradient;
      }
    }
    expect(() => new Residual(new Half()).forward(float64([[1, 2]]))).toThrow(ShapeError);
    const layer = new Residual(new Identity());
    expect(() => layer.backward(float64([[1]]))).toThrow(StateError);
    layer.forward(float64([[1, 2]]));
    expect(() => layer.backward(float64([[1]]))).toThrow(ShapeError);
  });

  it("refuses images that its layers would give another size", () => {
    const narrow = new Residual(new Conv2D(2, 2, { kernelSize: 3 }), new ReLU());
    expect(() => narrow.outputShape([5, 6, 6, 2])).toThrow(ShapeError);
    const strided = new Conv2D(2, 2, { kernelSize: 3, strides: 2, padding: "same" });
    expect(() => new Residual(strided).outputShape([5, 6, 6, 2])).toThrow(ShapeError);
    const same = new Conv2D(2, 2, { kernelSize: 3, padding: "same" });
    expect(new Residual(same).outputShape([5, 6, 6, 2])).toEqual([5, 6, 6, 2]);
    const large = new Residual(new ReLU(), new Conv2D(1, 1, { kernelSize: 9 }));
    expect(() => large.outputShape([5, 6, 6, 1])).toThrow(
      "Residual, Conv2D (layer 2 of 2), input: expected images of at least 9 × 9 pixels",
    );
  });

  it.each<[string, Sabotage, string]>([
    [
      "an output of another element type",
      { output: ({ shape }) => zeros(shape, { dtype: "float64" }) },
      "Residual, Saboteur (layer 2 of 3), output of forward: expected float32, received float64",
    ],
    [
      "no gradient",
      { gradient: () => null as never },
      "Residual, Saboteur (layer 2 of 3), result of backward: expected shape [50, 4], that of the layer's input, received null",
    ],
    [
      "a gradient of another shape",
      { gradient: () => zeros([50, 3]) },
      "Residual, Saboteur (layer 2 of 3), result of backward: expected shape [50, 4]",
    ],
  ])("names one of its layers that gives %s", (_, sabotage, message) => {
    class Other extends Saboteur {
      override backward(gradient: Tensor): Tensor {
        return sabotage.gradient === undefined ? gradient : sabotage.gradient(gradient);
      }
      override get name(): string {
        return "Saboteur";
      }
    }
    const model = new Sequential(new Residual(wide(4), new Other(sabotage), wide(4)));
    const run = (): unknown => model.backward(model.forward(inputs));
    expect(run).toThrow(message);
  });

  it("computes no input gradient where none is needed, but those of its parameters", () => {
    const layer = new Residual(new Dense(2, 2), new Tanh(), new Dense(2, 2));
    const context = { ...standaloneContext(), needsInputGradient: false };
    layer.forward(uniform([3, 2], 1), context);
    expect(layer.backward(uniform([3, 2], 2))).toBe(noGradient);
    const first = layer.parameters.map(({ gradient }) => elements(gradient));
    for (const parameter of layer.parameters) parameter.zeroGradient();
    layer.forward(uniform([3, 2], 1));
    layer.backward(uniform([3, 2], 2));
    expect(layer.parameters.map(({ gradient }) => elements(gradient))).toEqual(first);
  });
});

describe("Residual in a model", () => {
  it("trains, also to the same bits when it is resumed, and stands in model files", async () => {
    const checkpoints: Uint8Array[] = [];
    const takes = {
      toldLast: true,
      onBatchEnd: ({ step }: { step: number }, training: { checkpoint(): Uint8Array }) => {
        if (step === 6) checkpoints.push(training.checkpoint());
      },
    };
    const whole = network();
    const before = whole.evaluate(inputs, labels).loss;
    const history = await whole.fit(inputs, labels, options({ callbacks: [takes] }));
    expect(history.loss.at(-1)).toBeLessThan(before);
    const resumed = network();
    await resumed.fit(inputs, labels, options({ resume: checkpoints[0]! }));
    expect(resumed.toBytes()).toEqual(whole.toBytes());
    const copy = Sequential.fromBytes(whole.toBytes());
    expect(elements(copy.predict(inputs))).toEqual(elements(whole.predict(inputs)));
  });

  it("is refused by summary and fit, with its position, where its layers change the size of images", async () => {
    const model = new Sequential(
      ...[new Reshape([2, 2, 1]), new Residual(new Conv2D(1, 1, { kernelSize: 2 }))],
      ...[new Flatten(), new Dense(4, 3), new Softmax()],
    );
    const message = (batch: string): string =>
      `Residual (layer 2 of 5), output of its layers: expected shape [${batch}, 2, 2, 1], as the input has, received [${batch}, 1, 1, 1]`;
    expect(() => model.summary()).toThrow(message("batch"));
    expect(() => model.summary()).toThrow('padding "same"');
    await expect(model.fit(inputs, labels, options())).rejects.toThrow(message("50"));
  });

  it("tells each of its layers in the summary", () => {
    const rows = network().summary().split("\n");
    expect(rows.slice(2, 11).map((row) => row.replaceAll(/ +/g, " "))).toEqual([
      "1 Residual [batch, 4] 70",
      "1.1 Dense [batch, 6] 30",
      "1.2 BatchNormalization [batch, 6] 12",
      "1.3 ReLU [batch, 6] 0",
      "1.4 Dense [batch, 4] 28",
      "2 Residual [batch, 4] 40",
      "2.1 Residual [batch, 4] 20",
      "2.1.1 Dense [batch, 4] 20",
      "2.1.2 Tanh [batch, 4] 0",
    ]);
    expect(network().summary()).toContain("Total: 125 parameters in float32");
    expect(network().summary()).toContain("Not trainable: 12 numbers");
  });

  it("tells when something else went through one of its layers before backward", () => {
    const dense = new Dense(4, 4);
    const model = new Sequential(new Residual(dense));
    const other = new Sequential(dense);
    const output = model.forward(inputs);
    other.predict(inputs);
    expect(() => model.backward(output)).toThrow(StateError);
  });
});
