import { describe, expect, it } from "vitest";
import { ReLU, Softmax } from "../../src/activations/index.js";
import { Dense } from "../../src/layers/index.js";
import { CrossEntropy, SoftmaxCrossEntropy } from "../../src/losses/index.js";
import { mlp, Sequential, type FitOptions } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { tensor } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { Doubler } from "./support/custom-layers.js";
import { valuesOf } from "./support/model-state.js";
import { smallData } from "./support/small-data.js";

const data = smallData();

function makeModel(): Sequential {
  return mlp([4, 5, 3], { output: () => new Softmax() });
}

describe("fit, given a seed", () => {
  const options = { loss: new CrossEntropy(), epochs: 2, batchSize: 7 };

  async function train(seed: number, more: Partial<FitOptions> = {}): Promise<number[][]> {
    const model = makeModel();
    await model.fit(data.inputs, data.labels, { ...options, optimizer: new SGD(), seed, ...more });
    return valuesOf(model);
  }

  it("gives the same bits for the same seed, others for another", async () => {
    expect(await train(5)).toEqual(await train(5));
    expect(await train(5, { validation: 0.2 })).toEqual(await train(5, { validation: 0.2 }));
    expect(await train(5)).not.toEqual(await train(6));
  });

  it("has 0 as seed by default", async () => {
    const model = makeModel();
    await model.fit(data.inputs, data.labels, { ...options, optimizer: new SGD() });
    expect(valuesOf(model)).toEqual(await train(0));
  });

  it("draws the initial values as initialize(new RandomState(seed)) does", async () => {
    const values = await train(5, { epochs: 0 });
    expect(values).toEqual(valuesOf(makeModel().initialize(new RandomState(5))));
  });

  it("keeps the values of a model that has some", async () => {
    const model = makeModel().initialize(new RandomState(1));
    const before = valuesOf(model);
    await model.fit(data.inputs, data.labels, { ...options, optimizer: new SGD(), epochs: 0 });
    expect(valuesOf(model)).toEqual(before);
  });

  it("gives layers of unknown width the values that the seed says too", async () => {
    const make = (): Sequential => new Sequential(new Dense(4, 3), new ReLU(), new Doubler());
    const model = make();
    const more = { loss: new SoftmaxCrossEntropy(), optimizer: new SGD(), epochs: 0, seed: 5 };
    await model.fit(data.inputs, data.labels, more);
    expect(valuesOf(model)).toEqual(valuesOf(make().initialize(new RandomState(5))));
  });
});

describe("fit, given a validation share", () => {
  /** The rows that a run trains on, by what its sampler is asked and its batches say. */
  async function trainingRows(
    model: Sequential,
    { rows = 40, ...more }: Partial<FitOptions> & { rows?: number },
  ): Promise<number[]> {
    const seen = new Set<number>();
    await model.fit(data.inputs.hi(rows), data.labels.slice(0, rows), {
      loss: new CrossEntropy(),
      optimizer: new SGD(),
      callbacks: [{ onBatchEnd: ({ rows }) => rows.forEach((row) => seen.add(row)) }],
      ...more,
    });
    return [...seen].sort((a, b) => a - b);
  }

  it.each([
    [40, 0.25, 10],
    [40, 0.1, 4],
    [30, 0.1, 3],
    [10, 0.7, 7],
    [29, 0.29, 8],
    [3, 0.5, 2],
  ])(
    "leaves out of %i rows the share %f, to the nearest row %i",
    async (rows, validation, count) => {
      const trained = await trainingRows(makeModel(), { rows, validation });
      expect(trained).toHaveLength(rows - count);
      const sizes = await trainingRows(makeModel(), { rows, validation, batchSize: "full" });
      expect(sizes).toEqual(trained);
    },
  );

  it("leaves the same rows out for the same seed when training is carried on", async () => {
    const model = makeModel();
    const first = await trainingRows(model, { validation: 0.25, seed: 3 });
    expect(await trainingRows(model, { validation: 0.25, seed: 3 })).toEqual(first);
    expect(await trainingRows(makeModel(), { validation: 0.25, seed: 3, shuffle: false })).toEqual(
      first,
    );
    expect(await trainingRows(makeModel(), { validation: 0.25, seed: 4 })).not.toEqual(first);
  });

  it("measures on exactly the rows that were left out", async () => {
    const model = makeModel();
    const history = await model.fit(data.inputs, data.labels, {
      ...{ loss: new CrossEntropy(), optimizer: new SGD(), validation: 0.25, seed: 3, epochs: 2 },
    });
    const trained = new Set(await trainingRows(makeModel(), { validation: 0.25, seed: 3 }));
    const left = Array.from({ length: 40 }, (_, row) => row).filter((row) => !trained.has(row));
    const inputs = tensor(left.map((row) => [0, 1, 2, 3].map((j) => data.inputs.get(row, j))));
    const labels = left.map((row) => data.labels[row]!);
    const { loss, accuracy } = model.evaluate(inputs, labels);
    expect(history.last).toMatchObject({ validationLoss: loss, validationAccuracy: accuracy });
  });

  it("equals a validation set of the same rows, and 0 means none", async () => {
    const history = await makeModel().fit(data.inputs, data.labels, {
      ...{ loss: new CrossEntropy(), optimizer: new SGD(), validation: 0 },
    });
    expect(history.last).not.toHaveProperty("validationLoss");
    expect(history.validationLoss).toEqual([]);
  });
});
