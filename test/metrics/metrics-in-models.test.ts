import { describe, expect, it } from "vitest";
import { Identity, Softmax } from "../../src/activations/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import { Dense } from "../../src/layers/index.js";
import { CrossEntropy, SoftmaxCrossEntropy } from "../../src/losses/index.js";
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
import { Sequential, type Targets } from "../../src/models/index.js";
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

/** Whether a refusal has left the parameters of a new model without values, as they were. */
async function refusal(
  metric: Metric,
  { targets = labels, softmax = true }: { targets?: Targets; softmax?: boolean } = {},
): Promise<unknown> {
  const model = new Sequential(new Dense(3, 4), softmax ? new Softmax() : new Identity());
  const loss = softmax ? new CrossEntropy() : new SoftmaxCrossEntropy();
  const options = { loss, optimizer: new SGD(), metrics: [metric] };
  const error: unknown = await model.fit(inputs, targets, options).catch((one: unknown) => one);
  expect(model.layers[0].parameters.some(({ initialized }) => initialized)).toBe(false);
  expect(() => model.evaluate(inputs, targets, options)).toThrow(ArgumentError);
  return error;
}

const severalClasses = float32(
  tensor(
    Array.from({ length: samples }, (_, row) => [1, row % 2, 0, row % 3 === 0 ? 1 : 0]),
    [samples, 4],
  ),
);

describe("metrics that can't measure a model", () => {
  it.each([
    ...[new Accuracy(), new TopKAccuracy({ k: 2 }), new ConfusionMatrix()],
    ...[new Precision(), new Recall(), new F1({ average: 1 })],
  ])(
    "are refused before anything is drawn: $name where samples have several classes",
    async (metric) => {
      const error = await refusal(metric, { targets: severalClasses });
      expect(error).toBeInstanceOf(ArgumentError);
      expect(error).toMatchObject({ where: `fit, metric ${metric.name}` });
    },
  );

  it("are refused before anything is drawn: an average of a class that the model lacks", async () => {
    const error = await refusal(new F1({ average: 4 }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({ expected: "a class from 0 to 3", received: "4" });
  });

  it("are refused before anything is drawn: log loss of what are no probabilities", async () => {
    const error = await refusal(new LogLoss(), { softmax: false });
    expect(error).toBeInstanceOf(ArgumentError);
    expect(error).toMatchObject({ where: "fit, metric logLoss" });
  });

  it("are refused for the validation rows too", async () => {
    const options = {
      ...{ loss: new CrossEntropy(), optimizer: new SGD(), metrics: [new F1()] },
      validation: { inputs, targets: severalClasses },
    };
    await expect(makeModel().fit(inputs, labels, options)).rejects.toMatchObject({
      where: "fit, validation, metric f1",
    });
  });

  it("are those of classes alone: errors are measured for any targets", () => {
    const metrics = [new MeanSquaredErrorMetric(), new R2(), new LogLoss()];
    const evaluation = makeModel().evaluate(inputs, severalClasses, { metrics });
    expect(evaluation.accuracy).toBeNaN();
    expect(Number.isFinite(evaluation["r2"])).toBe(true);
  });
});

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
