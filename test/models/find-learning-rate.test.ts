import { describe, expect, it } from "vitest";
import { Softmax } from "../../src/activations/index.js";
import { ArgumentError } from "../../src/errors/index.js";
import { CrossEntropy } from "../../src/losses/index.js";
import { findLearningRate, mlp, type FindLearningRateOptions } from "../../src/models/index.js";
import { suggestRate } from "../../src/models/suggest-rate.js";
import { Adam, SGD } from "../../src/optimizers/index.js";
import { RandomState } from "../../src/tensor/random-state/index.js";
import { stateOf } from "./support/model-state.js";
import { smallData } from "./support/small-data.js";

const data = smallData({ rows: 200 });
const makeModel = (): ReturnType<typeof mlp> => mlp([4, 8, 3], { output: () => new Softmax() });

function search(
  more: Partial<FindLearningRateOptions> = {},
  model = makeModel(),
): ReturnType<typeof findLearningRate> {
  const options = { loss: new CrossEntropy(), optimizer: new SGD(), batchSize: 20, ...more };
  return findLearningRate(model, data.inputs, data.labels, options);
}

describe("findLearningRate", () => {
  it("tries rates that grow by one factor, as many as steps, or until the loss blows up", async () => {
    const { rates, losses } = await search({ from: 1e-5, to: 1e-1, steps: 5 });
    [1e-5, 1e-4, 1e-3, 1e-2, 1e-1].forEach((rate, index) => {
      expect(rates[index]).toBeCloseTo(rate, 12);
    });
    expect(losses).toHaveLength(5);
    const wild = await search({ from: 1, to: 1e12, steps: 300 });
    expect(wild.rates.length).toBeLessThan(300);
    expect(wild.losses.every(Number.isFinite)).toBe(true);
  });

  it("isn't ended by batches that differ by chance, as those of a trained model do", async () => {
    const model = makeModel();
    const options = { loss: new CrossEntropy(), optimizer: new Adam({ learningRate: 0.05 }) };
    await model.fit(data.inputs, data.labels, { ...options, epochs: 30, batchSize: 20 });
    const { rates } = await search({ batchSize: 8, steps: 60, from: 1e-6, to: 1e-3 }, model);
    expect(rates).toHaveLength(60);
  });

  it("suggests a rate that trains well", async () => {
    const { suggestion } = await search({ steps: 200, to: 100 });
    expect(suggestion).toBeGreaterThan(1e-3);
    expect(suggestion).toBeLessThan(30);
  });

  it("leaves model and optimizer as they were", async () => {
    const model = makeModel().initialize(new RandomState(1));
    const optimizer = new Adam({ learningRate: 0.3 });
    const before = stateOf(model, optimizer);
    await search({ optimizer, steps: 20 }, model);
    expect(stateOf(model, optimizer)).toEqual(before);
  });

  it("leaves parameters without values where nothing was drawn", async () => {
    const model = makeModel();
    await search({ steps: 5 }, model);
    expect(model.layers[0]!.parameters.map(({ initialized }) => initialized)).toEqual([
      false,
      false,
    ]);
  });

  it("goes back after an error too", async () => {
    const model = makeModel().initialize(new RandomState(1));
    const optimizer = new SGD();
    const before = stateOf(model, optimizer);
    const signal = AbortSignal.timeout(1);
    await search({ optimizer, steps: 100_000, to: 1e-5, signal }, model).catch(() => undefined);
    expect(stateOf(model, optimizer)).toEqual(before);
  });

  it.each([[{ from: 0 }], [{ from: 1, to: 0.5 }], [{ steps: 0 }], [{ to: Infinity }]])(
    "refuses %j",
    async (options) => {
      await expect(search(options)).rejects.toThrow(ArgumentError);
    },
  );
});

describe("suggestRate", () => {
  it("is where the smoothed loss falls fastest", () => {
    const losses = [5, 5, 5, 1, 1, 1, 1];
    const rates = losses.map((_, index) => 10 ** index);
    expect(suggestRate(rates, losses).suggestion).toBe(1000);
    expect(suggestRate([1, 2], [3, 2]).suggestion).toBe(1);
  });

  it("smooths by an average that starts at the first loss", () => {
    const { smoothed } = suggestRate([1, 2], [4, 2]);
    expect(smoothed[0]).toBeCloseTo(4, 12);
    expect(smoothed[1]).toBeCloseTo((0.9 * 4 + 2) / 1.9, 12);
  });

  it("needs a loss", () => {
    expect(() => suggestRate([], [])).toThrow(ArgumentError);
  });
});
