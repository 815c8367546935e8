import { describe, expect, it } from "vitest";
import { Identity, Softmax } from "../../src/activations/index.js";
import { ArgumentError, ShapeError } from "../../src/errors/index.js";
import { Dense, Reshape } from "../../src/layers/index.js";
import { CrossEntropy, MeanSquaredError, SoftmaxCrossEntropy } from "../../src/losses/index.js";
import { LogLoss } from "../../src/metrics/index.js";
import {
  averagePredictions,
  Ensemble,
  mlp,
  Sequential,
  type EvaluateOptions,
} from "../../src/models/index.js";
import { dtypeOf } from "../../src/tensor/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { elements } from "../support/tensors.js";
import { smallData } from "./support/small-data.js";

const { inputs, labels } = smallData({ rows: 50 });
const model = (seed: number, units = 3): Sequential =>
  mlp([4, 5, units], { output: () => new Softmax() }).initialize(new RandomState(seed));
const models = [model(1), model(2), model(3)];

const means = elements(models[0]!.predict(inputs)).map((_, i) => {
  const sum = models.reduce((total, one) => total + elements(one.predict(inputs))[i]!, 0);
  return sum / 3;
});
const classes = labels.length === 0 ? 0 : 3;

describe("averagePredictions", () => {
  it("is the mean of the outputs, in the first model's element type", () => {
    const mean = averagePredictions(models, inputs);
    expect(mean.shape).toEqual([50, 3]);
    elements(mean).forEach((value, i) => expect(Math.abs(value - means[i]!)).toBeLessThan(1e-6));
    const wide = model(1).to("float64");
    expect(dtypeOf(averagePredictions([wide, models[1]!], inputs))).toBe("float64");
    expect(elements(averagePredictions([models[2]!], inputs))).toEqual(
      elements(models[2]!.predict(inputs)),
    );
  });

  it("refuses no models, and models of different widths", () => {
    expect(() => averagePredictions([], inputs)).toThrow(ArgumentError);
    expect(() => averagePredictions([model(1), model(1, 4)], inputs)).toThrow(ShapeError);
    expect(() => averagePredictions([model(1), model(1, 4)], inputs)).toThrow("model 2");
  });
});

describe("models of an ensemble", () => {
  it.each<[unknown, string]>([
    [models[0], "models: expected at least one model, received Object"],
    [undefined, "models: expected at least one model, received undefined"],
    [[models[0], undefined], "model 2: expected a model, received undefined"],
    [[models], "model 1: expected a model, received Array"],
    [[{ predict: 1, layers: [] }], "model 1: expected a model, received Object"],
  ])("are refused where they are none, with what to write instead (case %#)", (given, says) => {
    const average = (): unknown => averagePredictions(given as Sequential[], inputs);
    expect(average).toThrow(ArgumentError);
    expect(average).toThrow(`averagePredictions, ${says}. Give an array of models`);
    if (!Array.isArray(given)) return;
    const make = (): unknown => new Ensemble(...(given as Sequential[]));
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(`Ensemble, ${says}. Spread an array: new Ensemble(...models).`);
  });
});

describe("Ensemble", () => {
  const ensemble = new Ensemble(...models);

  it("predicts the means and the classes of their largest", () => {
    expect(elements(ensemble.predict(inputs))).toEqual(
      elements(averagePredictions(models, inputs)),
    );
    const wanted = Array.from({ length: 50 }, (_, row) => {
      const part = means.slice(row * classes, (row + 1) * classes);
      return part.indexOf(Math.max(...part));
    });
    expect([...ensemble.predictClasses(inputs)]).toEqual(wanted);
  });

  it("evaluates the means by the cross-entropy that fits, or another loss", () => {
    const wanted = -Array.from({ length: 50 }, (_, row) =>
      Math.log(means[row * classes + Number(labels[row])]!),
    ).reduce((sum, x) => sum + x, 0);
    const { loss, accuracy } = ensemble.evaluate(inputs, labels);
    expect(Math.abs(loss - wanted / 50)).toBeLessThan(1e-5);
    const right = [...ensemble.predictClasses(inputs)].filter((c, row) => c === labels[row]).length;
    expect(accuracy).toBeCloseTo(right / 50, 12);
    expect(ensemble.evaluate(inputs, labels, { loss: new MeanSquaredError() }).loss).not.toBe(loss);
  });

  it("of one model evaluates as the model", () => {
    expect(new Ensemble(models[0]!).evaluate(inputs, labels).loss).toBeCloseTo(
      models[0]!.evaluate(inputs, labels).loss,
      6,
    );
  });

  it("refuses losses and metrics that a model refuses, and names the model", () => {
    const logits = mlp([4, 3]).initialize(new RandomState(4));
    const evaluate = (models: Sequential[], options: EvaluateOptions): unknown =>
      new Ensemble(...models).evaluate(inputs, labels, options);
    const last = [model(1), new Sequential(new Dense(4, 3), new Softmax(), new Identity())];
    expect(() => evaluate([logits, ...last], { loss: new SoftmaxCrossEntropy() })).toThrow(
      "evaluate, model 2, loss SoftmaxCrossEntropy: expected logits, not the probabilities of Softmax, received the output of Softmax (layer 4 of 4)",
    );
    const metrics = [new LogLoss()];
    expect(() => evaluate([model(1), logits], { loss: new MeanSquaredError(), metrics })).toThrow(
      "evaluate, model 2, metric logLoss: expected",
    );
    expect(evaluate(last, { loss: new CrossEntropy(), metrics })).toHaveProperty("logLoss");
  });

  it.each([null, 5, []])("refuses options of %j", (options) => {
    expect(() => ensemble.evaluate(inputs, labels, options as never)).toThrow(ArgumentError);
  });

  it("names the models where their outputs are no rows", () => {
    const images = new Ensemble(new Sequential(new Reshape([2, 2, 1])));
    for (const run of [
      () => images.predictClasses(inputs),
      () => images.evaluate(inputs, labels, { loss: new MeanSquaredError() }),
    ]) {
      expect(run).toThrow(
        /models: expected output of shape \[batch, units\], received \[50, 2, 2, 1/,
      );
    }
  });

  it("needs a model", () => {
    expect(() => new Ensemble()).toThrow(ArgumentError);
  });
});
