import { afterEach, describe, expect, it } from "vitest";
import { Identity, ReLU, Sigmoid, Softmax } from "../../src/activations/index.js";
import { getBackend, setBackend } from "../../src/backends/index.js";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { Dense } from "../../src/layers/index.js";
import {
  BinaryCrossEntropy,
  CrossEntropy,
  type Loss,
  MeanSquaredError,
  SoftmaxCrossEntropy,
} from "../../src/losses/index.js";
import { mlp, Sequential } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { L2 } from "../../src/regularizers/index.js";
import { tensor, zeros } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { createCountingBackend } from "./support/counting-backend.js";
import { Doubler } from "./support/custom-layers.js";
import { ShareAbove } from "./support/share-above.js";
import { oneHotRows, smallData } from "./support/small-data.js";

const original = getBackend();

afterEach(() => {
  setBackend(original);
});

const data = smallData({ rows: 101, dtype: "float64" });

function classifier(): Sequential {
  const model = mlp([4, 5, 3], { output: () => new Softmax(), dtype: "float64" });
  return model.initialize(new RandomState(3));
}

describe("evaluate", () => {
  it.each(["mean", "sum"] as const)(
    "gives the same %s for any block size, within 1e-12, and the same accuracy",
    (reduction) => {
      const loss = new CrossEntropy({ reduction });
      const whole = classifier().evaluate(data.inputs, data.labels, { loss, blockRows: 101 });
      for (const blockRows of [1, 7, 50, 100, 1000]) {
        const cut = classifier().evaluate(data.inputs, data.labels, { loss, blockRows });
        expect(Math.abs(cut.loss / whole.loss - 1)).toBeLessThan(1e-12);
        expect(cut.accuracy).toBe(whole.accuracy);
      }
    },
  );

  it("is what predictions and targets give by hand", () => {
    const model = classifier();
    const predictions = model.predict(data.inputs);
    const { loss, accuracy } = model.evaluate(data.inputs, data.labels);
    const losses = Array.from(data.labels, (label, row) => -Math.log(predictions.get(row, label)));
    expect(loss).toBeCloseTo(losses.reduce((sum, value) => sum + value, 0) / 101, 8);
    const classes = model.predictClasses(data.inputs);
    const right = data.labels.filter((label, row) => label === classes[row]).length;
    expect(accuracy).toBe(right / 101);
  });

  it("gives the same for labels and for one-hot rows of either type", () => {
    const expected = classifier().evaluate(data.inputs, data.labels);
    for (const dtype of ["float32", "float64"] as const) {
      const rows = oneHotRows(data.labels, 3, dtype);
      expect(classifier().evaluate(data.inputs, rows)).toEqual(expected);
    }
  });

  it("takes the loss of the latest fit, else the cross-entropy of the last layer", async () => {
    const model = classifier();
    const [first, second] = [new CrossEntropy({ reduction: "sum" }), new MeanSquaredError()];
    const implied = model.evaluate(data.inputs, data.labels);
    const given = model.evaluate(data.inputs, data.labels, { loss: new CrossEntropy() });
    expect(implied).toEqual(given);
    for (const loss of [first, second]) {
      await model.fit(data.inputs, data.labels, { loss, optimizer: new SGD() });
      const expected = model.evaluate(data.inputs, data.labels, { loss });
      expect(model.evaluate(data.inputs, data.labels)).toEqual(expected);
    }
  });

  it("implies binary cross-entropy behind a sigmoid, and nothing behind other layers", () => {
    const binary = mlp([4, 1], { output: () => new Sigmoid() });
    const labels = Uint8Array.from(data.labels, (label) => Math.min(label, 1));
    const loss = new BinaryCrossEntropy();
    expect(binary.evaluate(data.inputs, labels)).toEqual(
      binary.evaluate(data.inputs, labels, { loss }),
    );
    const linear = mlp([4, 1]);
    expect(() => linear.evaluate(data.inputs, labels)).toThrow(
      "evaluate, loss: expected a loss, received none, and Dense (layer 1 of 1) implies none.",
    );
  });

  it("keeps the loss of the last good fit when another one is refused", async () => {
    const model = classifier();
    const options = { loss: new MeanSquaredError(), optimizer: new SGD() };
    await model.fit(data.inputs, data.labels, options);
    const expected = model.evaluate(data.inputs, data.labels);
    const refused = model.fit(data.inputs, [1], { ...options, loss: new CrossEntropy() });
    await expect(refused).rejects.toThrow(ShapeError);
    expect(model.evaluate(data.inputs, data.labels)).toEqual(expected);
  });

  it("leaves penalties out", () => {
    const dense = { weightRegularizer: new L2(100) };
    const options = { dense, output: () => new Softmax(), dtype: "float64" } as const;
    const model = mlp([4, 5, 3], options).initialize(new RandomState(3));
    expect(model.evaluate(data.inputs, data.labels)).toEqual(
      classifier().evaluate(data.inputs, data.labels),
    );
  });

  it("measures metrics of one's own, over all blocks", () => {
    const model = classifier();
    const evaluation = model.evaluate(data.inputs, data.labels, {
      metrics: [new ShareAbove()],
      blockRows: 10,
    });
    const predictions = model.predict(data.inputs);
    const above = Array.from({ length: 101 }, (_, row) => predictions.get(row, 0) > 0.5);
    expect(evaluation["shareAbove"]).toBe(above.filter(Boolean).length / 101);
    expect(Object.keys(evaluation)).toEqual(["loss", "accuracy", "shareAbove"]);
  });

  it("has NaN as accuracy where targets are no classes", () => {
    const model = mlp([4, 1], { dtype: "float64" });
    const targets = tensor(Float64Array.from(data.labels, (label) => label / 3));
    const { loss, accuracy } = model.evaluate(data.inputs, targets, {
      loss: new MeanSquaredError(),
    });
    expect(loss).toBeGreaterThan(0);
    expect(accuracy).toBeNaN();
  });

  it("learns the width of layers that don't tell it by running them", () => {
    const model = new Sequential(new Dense(4, 2), new Doubler()).initialize(new RandomState(1));
    const loss = new SoftmaxCrossEntropy();
    expect(model.evaluate(data.inputs, data.labels, { loss }).accuracy).toBeGreaterThanOrEqual(0);
    const wrong = (): unknown =>
      model.evaluate(
        data.inputs,
        data.labels.map(() => 4),
        { loss },
      );
    expect(wrong).toThrow("expected a class from 0 to 3, as the model's last layer has width 4");
  });

  it.each<[string, Loss, string]>([
    ["CrossEntropy", new CrossEntropy(), "Softmax"],
    ["BinaryCrossEntropy", new BinaryCrossEntropy(), "Sigmoid"],
  ])(
    "refuses %s on logits, naming the layer and the fix, also behind Identity",
    (name, loss, layer) => {
      for (const output of [[], [new Identity()]]) {
        const model = new Sequential(new Dense(4, 3), ...output);
        const run = (): unknown => model.evaluate(data.inputs, data.labels, { loss });
        expect(run).toThrow(ArgumentError);
        expect(run).toThrow(`evaluate, loss ${name}: expected probabilities, from ${layer}`);
        expect(run).toThrow(`the output of Dense (layer 1 of ${model.layers.length})`);
      }
    },
  );

  it("refuses SoftmaxCrossEntropy on probabilities", () => {
    const loss = new SoftmaxCrossEntropy();
    expect(() => classifier().evaluate(data.inputs, data.labels, { loss })).toThrow(ArgumentError);
  });

  it("refuses outputs of more than two dimensions, naming the last layer", () => {
    const model = new Sequential(new ReLU());
    const run = (): unknown =>
      model.evaluate(zeros([2, 3, 4]), [0, 1], { loss: new MeanSquaredError() });
    expect(run).toThrow(ShapeError);
    expect(run).toThrow("ReLU (layer 1 of 1), output: expected shape [batch, units]");
  });

  it.each([
    [{ blockRows: 0 }, "evaluate, blockRows"],
    [{ loss: "mse" }, "evaluate, loss"],
    [{ metrics: [new ShareAbove("loss")] }, "evaluate, metrics[0]"],
  ])("refuses the options %o", (options, where) => {
    const run = (): unknown => classifier().evaluate(data.inputs, data.labels, options as object);
    expect(run).toThrow(ArgumentError);
    expect(run).toThrow(where);
  });

  it("gives no values to a model that has none when it refuses", () => {
    const model = mlp([4, 5, 3], { output: () => new Softmax() });
    expect(() => model.evaluate(data.inputs, [0])).toThrow(ShapeError);
    expect(() =>
      model.evaluate(
        data.inputs,
        data.labels.map(() => 3),
      ),
    ).toThrow(ArgumentError);
    expect(model.layers[0]!.parameters[0]!.initialized).toBe(false);
  });

  it("holds no memory afterwards but that of its blocks, however often it is called", () => {
    const backend = createCountingBackend();
    setBackend(backend);
    const model = new Sequential(...mlp([4, 5, 3]).layers);
    const loss = new SoftmaxCrossEntropy({ labelSmoothing: 0.1 });
    const options = { loss, blockRows: 10 };
    model.evaluate(data.inputs, data.labels, options);
    const held = backend.held.size;
    backend.forget();
    model.evaluate(data.inputs, data.labels, options);
    expect(backend.held.size).toBe(held);
    expect(backend.prepared.size).toBe(0);
    expect(Math.max(...backend.sizes)).toBeLessThanOrEqual(10 * 5);
    expect(() => model.evaluate(data.inputs, [0], options)).toThrow(ShapeError);
    expect(backend.prepared.size).toBe(0);
    expect(backend.held.size).toBe(held);
  });
});
