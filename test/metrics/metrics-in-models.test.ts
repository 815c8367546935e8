import { describe, expect, it } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import { Dense } from "../../src/layers/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import {
  Accuracy,
  ConfusionMatrix,
  F1,
  LogLoss,
  MeanSquaredErrorMetric,
  Precision,
  R2,
  Recall,
  TopKAccuracy,
} from "../../src/metrics/index.js";
import type { Metric } from "../../src/metrics/index.js";
import { Sequential } from "../../src/models/index.js";
import { SGD } from "../../src/optimizers/index.js";
import { tensor } from "../../src/tensor/index.js";
import { elements, float32, uniform } from "../support/tensors.js";

const samples = 30;
const inputs = float32(uniform([samples, 3], 1));
const labels = Int32Array.from({ length: samples }, (_, row) => (row * row) % 4);

function makeModel(): Sequential {
  const weights = uniform([3, 4], 2);
  return new Sequential(
    Dense.fromWeights(float32(weights), tensor([0, 0.5, -0.5, 0])),
    new Softmax(),
  );
}

function makeMetrics(): Metric[] {
  return [
    new Accuracy(),
    new TopKAccuracy({ k: 2 }),
    new Precision(),
    new Recall({ average: 3 }),
    new F1({ average: "weighted" }),
    new ConfusionMatrix(),
    new LogLoss(),
    new MeanSquaredErrorMetric(),
    new R2(),
  ];
}

const names = [
  ...["accuracy", "top2Accuracy", "precision", "recallOfClass3", "f1Weighted"],
  ...["confusionMatrix", "logLoss", "meanSquaredError", "r2"],
];

describe("metrics in models", () => {
  it("give the same figures for blocks of any size, the last one smaller", () => {
    const evaluate = (blockRows: number): object =>
      makeModel().evaluate(inputs, labels, { metrics: makeMetrics(), blockRows });
    const { loss, ...whole } = evaluate(samples) as Record<string, number>;
    expect(Object.keys(whole)).toEqual(names);
    expect(Object.values(whole).every(Number.isFinite)).toBe(true);
    expect(whole["logLoss"]).toBeCloseTo(loss!, 6);
    for (const blockRows of [1, 7, 16]) {
      expect(evaluate(blockRows)).toMatchObject(whole);
    }
  });

  it("count every sample of an epoch once where the last batch is smaller", async () => {
    const matrix = new ConfusionMatrix();
    const options = {
      loss: new CrossEntropy(),
      optimizer: new SGD({ learningRate: 1e-30 }),
      batchSize: 7,
    };
    const model = makeModel();
    const metrics = [...makeMetrics().filter(({ name }) => name !== matrix.name), matrix];
    const history = await model.fit(inputs, labels, { ...options, shuffle: false, metrics });
    const evaluation = makeModel().evaluate(inputs, labels, { metrics: makeMetrics() });
    for (const name of names) expect(history.values(name)).toEqual([evaluation[name]]);
    expect(elements(matrix.counts).reduce((sum, count) => sum + count, 0)).toBe(samples);
  });

  it("stand in histories for the validation rows too, whose counts a confusion matrix keeps", async () => {
    const matrix = new ConfusionMatrix();
    const history = await makeModel().fit(inputs, labels, {
      loss: new CrossEntropy(),
      optimizer: new SGD(),
      epochs: 2,
      batchSize: 8,
      validation: 0.3,
      metrics: [matrix, new F1(), new R2()],
    });
    expect(history.values("validationF1")).toHaveLength(2);
    expect(history.values("validationR2")).toHaveLength(2);
    expect(history.values("validationConfusionMatrix")).toEqual(history.validationAccuracy);
    expect(elements(matrix.counts).reduce((sum, count) => sum + count, 0)).toBe(9);
  });
});
